export {
  bigInteger,
  calendarDate,
  decimal,
  exactText,
  flag,
  json,
  longText,
  timestamp,
  wholeNumber,
} from './columns.js';
export { assertReferencesExist, mapConstraintErrors } from './constraints.js';
export { createDeadLetters } from './dead-letters.js';
export { isForeignKeyViolation, isUniqueViolation, lockRows } from './dialect.js';
export { createIdempotencyStore } from './idempotency-store.js';
export { createInbox, createInboxStore } from './inbox.js';
export { createJobRuns } from './job-runs.js';
export { keyset } from './keyset.js';
export type { SortColumns } from './keyset.js';
export { createDatabase } from './kysely-database.js';
export type { DatabaseOptions, Session } from './kysely-database.js';
export { createOutbox, createOutboxStore } from './outbox-store.js';
export { platformMigrations } from './platform-migrations.js';
export type { Claim, Database, Migration, Outcome, OutcomeStore, QueryObserver, UnitOfWork } from './port.js';
export { orNull, removeBefore, startsWith } from './store-helpers.js';
export type { DatedRows, Stored } from './store-helpers.js';
