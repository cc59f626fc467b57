import { z } from 'zod';
import { createDialect, isRetryable } from './dialect.js';
import { createKyselyDatabase } from './kysely-database.js';
import type { Session } from './kysely-database.js';
import type { Database, QueryObserver } from './port.js';

export { bigInteger, calendarDate, decimal, flag, json, orNull, wholeNumber } from './columns.js';
export type { Stored } from './columns.js';
export { isForeignKeyViolation, isUniqueViolation, lockRows, timestamp } from './dialect.js';
export { createDeadLetters } from './dead-letters.js';
export { createInbox, createInboxStore } from './inbox.js';
export { createJobRuns } from './job-runs.js';
export { createIdempotencyStore } from './idempotency-store.js';
export { keyset } from './keyset.js';
export type { KeysetRequest, SortColumns } from './keyset.js';
export type { Session } from './kysely-database.js';
export { createOutbox, createOutboxStore } from './outbox-store.js';
export { platformMigrations } from './platform-migrations.js';
export type { Claim, Database, Migration, Outcome, OutcomeStore, QueryObserver, UnitOfWork } from './port.js';
export { startsWith } from './prefix.js';
export { removeBefore } from './remove-before.js';
export type { DatedRows } from './remove-before.js';

export const databaseSettings = {
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, 'does not look like file:./data/app.db')
    .default('file:./data/app.db'),
};

/** @param onQuery called after every statement */
export function createDatabase(
  settings: { DATABASE_URL: string },
  onQuery?: QueryObserver,
): Database<Session> {
  return createKyselyDatabase(createDialect(settings.DATABASE_URL), isRetryable, onQuery);
}
