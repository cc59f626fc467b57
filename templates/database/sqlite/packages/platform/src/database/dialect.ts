import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { SqliteDialect } from 'kysely';
import type { ColumnDefinitionBuilder, Dialect } from 'kysely';
import SqliteFile from 'libsql';
import { DatabaseUnavailable } from '../errors/index.js';
import { exactIntegers } from './exact-integers.js';
import { LockingDriver } from './locking-driver.js';

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

/** How long a statement waits for another process that writes, in milliseconds. Nothing else runs meanwhile. */
const busyTimeoutMs = 250;

/** @param url `file:` and a path; the file is made when it is missing */
export function createDialect(url: string): Dialect {
  const path = url.slice('file:'.length);
  mkdirSync(dirname(path), { recursive: true });
  const file = new SqliteFile(path, { timeout: busyTimeoutMs });
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  const dialect = new SqliteDialect({ database: exactIntegers(file) });
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => new LockingDriver(dialect.createDriver(), file, toUnavailable),
    createIntrospector: (database) => dialect.createIntrospector(database),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

/** Codes that say that the file cannot be used, now or at all. */
const unavailable = /^SQLITE_(BUSY|LOCKED|IOERR|CANTOPEN|FULL|READONLY|NOTADB|CORRUPT)/;

function toUnavailable(error: unknown): unknown {
  const code = codeOf(error);
  return unavailable.test(code) ? new DatabaseUnavailable(`SQLite answers ${code}`, { cause: error }) : error;
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

/** Whether a transaction lost against another one and may run again. */
export function isRetryable(error: unknown): boolean {
  return error instanceof DatabaseUnavailable && codeOf(error.cause).startsWith('SQLITE_BUSY');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
