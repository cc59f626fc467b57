import { sql, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Dialect, InsertQueryBuilder, InsertResult, RawBuilder } from 'kysely';
import type { Logger } from '../logging/index.js';
import { SqliteDriver } from './sqlite-driver.js';
import { codeOf } from './sqlite-errors.js';

/**
 * Locks the rows that a query reads until its transaction ends: `share` blocks changes, `update` also blocks other locks.
 * No clause is needed in SQLite, where every transaction locks the whole file from its beginning.
 */
export function lockRows<Query>(query: Query, _strength: 'share' | 'update'): Query {
  return query;
}

/** Locks the rows that a query reads, without those that another transaction has locked. Here as `lockRows`. */
export function lockFreeRows<Query>(query: Query): Query {
  return query;
}

/** Makes an insertion skip rows whose key exists. */
export function skipExisting<DB, TB extends keyof DB>(
  insert: InsertQueryBuilder<DB, TB, InsertResult>,
): InsertQueryBuilder<DB, TB, InsertResult> {
  return insert.onConflict((conflict) => conflict.doNothing());
}

/** Orders by a column, null first in ascending order. */
export function nullFirst(column: RawBuilder<unknown>, direction: 'asc' | 'desc'): RawBuilder<unknown> {
  return direction === 'asc' ? sql`${column} asc` : sql`${column} desc`;
}

/** @param url `file:` and a path; a missing file is created */
export function createDialect(url: string, _logger: Logger): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => new SqliteDriver(url.slice('file:'.length)),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Runs all migrations in one transaction, whose write lock excludes the migrations of other processes. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Returns whether the error is a violation of the unique index or primary key of the column. */
export function isUniqueViolation(error: unknown, table: string, column: string): boolean {
  return (
    /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(codeOf(error)) &&
    error instanceof Error &&
    columnsIn(error.message).includes(`${table}.${column}`)
  );
}

/** `UNIQUE constraint failed: users.email, users.realm` */
function columnsIn(message: string): string[] {
  return message.slice(message.lastIndexOf(': ') + 2).split(', ');
}

/**
 * Returns whether the error is a foreign key violation, by an insert, update or delete. SQLite does not name the
 * key, and reports `on delete restrict` as a trigger.
 */
export function isForeignKeyViolation(error: unknown): boolean {
  return (
    /^SQLITE_CONSTRAINT_(FOREIGNKEY|TRIGGER)$/.test(codeOf(error)) &&
    error instanceof Error &&
    error.message.includes('FOREIGN KEY')
  );
}

/** Transactions never conflict, because each takes the write lock before its first statement. */
export function isRetryable(): boolean {
  return false;
}
