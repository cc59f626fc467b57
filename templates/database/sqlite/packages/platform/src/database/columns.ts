// Column types with their conversion. Every database exports the same names.

import type { ColumnDefinitionBuilder } from 'kysely';
import { fromUnits, unitsOf } from '../fields/numbers.js';

/** Text of at most `length` characters, which is compared and sorted by code points. */
export function exactText(length: number) {
  return `varchar(${length})` as const;
}

/** Text of any length, which is compared and sorted by code points. */
export const longText = 'text';

/** A timestamp. SQLite has no type for it, so it is stored as RFC 3339 text in UTC, which sorts correctly. */
export const timestamp = {
  type: 'text',
  write: (date: Date): string => date.toISOString(),
  read: (stored: string): Date => new Date(stored),
} as const;

/** An auto-incremented key whose values are never reused. */
export const identity = {
  type: 'integer',
  build: (column: ColumnDefinitionBuilder) => column.primaryKey().autoIncrement(),
} as const;

/** An integer within the safe range of a number. */
export const wholeNumber = {
  type: 'integer',
  write: (value: number): number => value,
  read: (stored: number): number => stored,
} as const;

/** A 64-bit integer. */
export const bigInteger = {
  type: 'integer',
  write: (value: bigint): bigint | number => value,
  read: (stored: bigint | number): bigint => BigInt(stored),
} as const;

/**
 * A decimal number with a fixed scale: `12.50`. SQLite has no exact decimals, so the integer 1250 is stored, which
 * sorts and sums correctly.
 */
export function decimal(scale: number) {
  return {
    type: 'integer',
    write: (value: string): bigint | number => unitsOf(value, scale),
    read: (stored: bigint | number): string => fromUnits(BigInt(stored), scale),
  } as const;
}

/** A boolean. */
export const flag = {
  type: 'integer',
  write: (value: boolean): number => (value ? 1 : 0),
  read: (stored: number): boolean => stored === 1,
} as const;

/** A date without a time: `2030-01-02`. */
export const calendarDate = {
  type: 'text',
  write: (day: string): string => day,
  read: (stored: string): string => stored,
} as const;

/** A JSON object or array. */
export const json = {
  type: 'text',
  write: (value: object): string => JSON.stringify(value),
  read: (stored: string): Record<string, unknown> | unknown[] => JSON.parse(stored),
} as const;
