import { PostgresDialect, sql } from 'kysely';
import type { Dialect, InsertQueryBuilder, InsertResult, RawBuilder, SelectQueryBuilder } from 'kysely';
import type { Logger } from '../logging/index.js';
import { createPool } from './postgres-pool.js';

/**
 * Locks the rows that a query reads until its transaction ends: `share` against changes, `update` against other locks as
 * well.
 */
export function lockRows<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  strength: 'share' | 'update',
): SelectQueryBuilder<DB, TB, O> {
  return strength === 'share' ? query.forShare() : query.forUpdate();
}

/** Locks the rows that a query reads, without those that another transaction has locked. */
export function lockFreeRows<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return query.forUpdate().skipLocked();
}

/** Makes an insertion skip rows whose key exists. */
export function skipExisting<DB, TB extends keyof DB>(
  insert: InsertQueryBuilder<DB, TB, InsertResult>,
): InsertQueryBuilder<DB, TB, InsertResult> {
  return insert.onConflict((conflict) => conflict.doNothing());
}

/** Orders by a column, null first in ascending order. */
export function nullFirst(column: RawBuilder<unknown>, direction: 'asc' | 'desc'): RawBuilder<unknown> {
  return direction === 'asc' ? sql`${column} asc nulls first` : sql`${column} desc nulls last`;
}

/** @param url `postgres://user:password@host:port/database` */
export function createDialect(url: string, logger: Logger): Dialect {
  return new PostgresDialect({ pool: async () => createPool(url, logger) });
}

interface PostgresError extends Error {
  code: string;
  table?: string;
  /** `Key (email)=(a@example.com) already exists.` */
  detail?: string;
}

function hasCode(error: unknown, codes: readonly string[]): error is PostgresError {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code)
  );
}

/** Returns whether the error is a violation of the unique index or primary key of the column. */
export function isUniqueViolation(error: unknown, table: string, column: string): boolean {
  if (!hasCode(error, ['23505']) || error.table !== table) return false;
  return (/^Key \((.*?)\)=/.exec(error.detail ?? '')?.[1] ?? '').split(', ').includes(column);
}

/** Returns whether the error is a foreign key violation, by an insert, update or delete. */
export function isForeignKeyViolation(error: unknown): boolean {
  return hasCode(error, ['23503', '23001']);
}

/** Serialization failures and deadlocks. */
export function isRetryable(error: unknown): boolean {
  return hasCode(error, ['40001', '40P01']);
}
