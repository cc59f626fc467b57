// Column types with their conversion. Every database exports the same names.

import { sql } from 'kysely';
import type { ColumnDefinitionBuilder, RawBuilder } from 'kysely';

/** Text of at most `length` characters, which is compared and sorted by code points. */
export function exactText(length: number): RawBuilder<string> {
  return sql`varchar(${sql.lit(length)}) collate "C"`;
}

/** Text of any length, which is compared and sorted by code points. */
export const longText = sql<string>`text collate "C"`;

/** A timestamp, in milliseconds. `write` throws a RangeError for an invalid date. */
export const timestamp = {
  type: 'timestamptz(3)',
  write: (date: Date): Date => new Date(date.toISOString()),
  read: (stored: Date): Date => stored,
} as const;

/** An auto-incremented key whose values are never reused. */
export const identity = {
  type: 'bigint',
  build: (column: ColumnDefinitionBuilder) => column.primaryKey().generatedAlwaysAsIdentity(),
} as const;

/** An integer within the safe range of a number. */
export const wholeNumber = {
  type: 'bigint',
  write: (value: number): string | number => value,
  read: (stored: string | number): number => Number(stored),
} as const;

/** A 64-bit integer. */
export const bigInteger = {
  type: 'bigint',
  write: (value: bigint): bigint | string => value,
  read: (stored: bigint | string): bigint => BigInt(stored),
} as const;

/** A decimal number with a fixed scale: `12.50`. */
export function decimal(scale: number) {
  return {
    type: sql<string>`numeric(30, ${sql.lit(scale)})`,
    write: (value: string): string => value,
    read: (stored: string): string => stored,
  } as const;
}

/** A boolean. */
export const flag = {
  type: 'boolean',
  write: (value: boolean): boolean => value,
  read: (stored: boolean): boolean => stored,
} as const;

/** A date without a time: `2030-01-02`. */
export const calendarDate = {
  type: 'date',
  write: (day: string): string => day,
  read: (stored: string): string => stored,
} as const;

/** A JSON object or array. */
export const json = {
  type: 'jsonb',
  write: (value: object): string => JSON.stringify(value),
  read: (stored: string): Record<string, unknown> | unknown[] => JSON.parse(stored),
} as const;
