// How values are held that are not simply text. Every database has these columns, by these names.

import { fromUnits, unitsOf } from '../fields/decimal-units.js';

interface Column {
  write(this: void, value: never): unknown;
}

/** What a column holds in a row. */
export type Stored<C extends Column | ((...options: never[]) => Column)> = C extends Column
  ? ReturnType<C['write']>
  : C extends (...options: never[]) => Column
    ? ReturnType<ReturnType<C>['write']>
    : never;

/** What is not there is `null`, on both sides. */
export function orNull<From, To>(value: From | null, convert: (value: From) => To): To | null {
  return value === null ? null : convert(value);
}

/** A whole number that a number holds exactly. */
export const wholeNumber = {
  type: 'integer',
  write: (value: number): number => value,
  read: (stored: number): number => stored,
} as const;

/** A whole number of 64 bits. */
export const bigInteger = {
  type: 'integer',
  write: (value: bigint): bigint | number => value,
  read: (stored: bigint | number): bigint => BigInt(stored),
} as const;

/**
 * A decimal number with a fixed count of digits after the point: `12.50`. SQLite would make an inexact number of it,
 * so that the whole number of its smallest unit is held, 1250, which sorts and sums rightly.
 */
export function decimal(scale: number) {
  return {
    type: 'integer',
    write: (value: string): bigint | number => unitsOf(value, scale),
    read: (stored: bigint | number): string => fromUnits(BigInt(stored), scale),
  } as const;
}

/** True or false. */
export const flag = {
  type: 'integer',
  write: (value: boolean): number => (value ? 1 : 0),
  read: (stored: number): boolean => stored === 1,
} as const;

/** A day without a time, as `2030-01-02`. */
export const calendarDate = {
  type: 'text',
  write: (day: string): string => day,
  read: (stored: string): string => stored,
} as const;

/** An object or a list, as it came. */
export const json = {
  type: 'text',
  write: (value: object): string => JSON.stringify(value),
  read: (stored: string): Record<string, unknown> | unknown[] => JSON.parse(stored),
} as const;
