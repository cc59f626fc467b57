import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { SqliteDialect } from 'kysely';
import SqliteFile from 'libsql';
import { z } from 'zod';
import { createKyselyDatabase } from './kysely-database.js';
import type { Session } from './kysely-database.js';
import type { Database } from './port.js';

export type { Session } from './kysely-database.js';
export type { Database, Migration, UnitOfWork } from './port.js';
export { timestamp } from './columns.js';

export const databaseSettings = {
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, 'does not look like file:./data/app.db')
    .default('file:./data/app.db'),
};

/** How long a statement waits for another process that writes, in milliseconds. */
const busyTimeoutMs = 5_000;

/** Opens the file, which is made when it is missing. */
export function createDatabase(settings: { DATABASE_URL: string }): Database<Session> {
  const path = settings.DATABASE_URL.slice('file:'.length);
  mkdirSync(dirname(path), { recursive: true });
  const file = new SqliteFile(path, { timeout: busyTimeoutMs });
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  const database = createKyselyDatabase(new SqliteDialect({ database: file }), isRetryable);
  return database;
}

/** Whether the error says that the column's unique index already has the value. */
export function isUniqueViolation(error: unknown, table: string, column: string): boolean {
  return (
    codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE' &&
    error instanceof Error &&
    error.message.includes(`${table}.${column}`)
  );
}

function isRetryable(error: unknown): boolean {
  return codeOf(error)?.startsWith('SQLITE_BUSY') ?? false;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
