import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { ColumnDefinitionBuilder, Dialect } from 'kysely';
import { SqliteDriver } from './sqlite-driver.js';
import { codeOf } from './sqlite-errors.js';

/** Points in time: SQLite has no type of its own for them, so they are RFC 3339 text in UTC, which sorts rightly. */
export const timestamp = {
  type: 'text',
  write: (date: Date): string => date.toISOString(),
  read: (stored: string): Date => new Date(stored),
} as const;

/** A key that grows with every row and is never used again. */
export const identity = {
  type: 'integer',
  build: (column: ColumnDefinitionBuilder) => column.primaryKey().autoIncrement(),
} as const;

/**
 * Locks the rows that a query reads until its transaction ends: `share` against changes, `update` against other locks as
 * well. Here every transaction has locked the whole file from its beginning.
 */
export function lockRows<Query>(query: Query, _strength: 'share' | 'update'): Query {
  return query;
}

/** @param url `file:` and a path; the file is created when it is missing */
export function createDialect(url: string): Dialect {
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

/** Whether the error says that the column's unique index or primary key already has the value. */
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
 * Whether the error says that a row refers to one that is not there, or that a row cannot go because others refer to it.
 * SQLite tells neither which key it was nor which of the two, and calls `on delete restrict` a trigger.
 */
export function isForeignKeyViolation(error: unknown): boolean {
  return (
    /^SQLITE_CONSTRAINT_(FOREIGNKEY|TRIGGER)$/.test(codeOf(error)) &&
    error instanceof Error &&
    error.message.includes('FOREIGN KEY')
  );
}

/** A transaction takes the write lock before its first statement, so that none conflicts with another one. */
export function isRetryable(): boolean {
  return false;
}
