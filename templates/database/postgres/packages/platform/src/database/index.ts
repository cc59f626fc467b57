import { z } from 'zod';
import { createDialect, isRetryable } from './dialect.js';
import { createKyselyDatabase } from './kysely-database.js';
import type { Session } from './kysely-database.js';
import type { Database, QueryObserver } from './port.js';

export * from './exports.js';

export const databaseSettings = {
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+/, 'does not look like postgres://user:password@localhost:5432/app')
    .default('postgres://postgres@localhost:5432/app'),
};

/** @param onQuery called after every statement */
export function createDatabase(
  settings: { DATABASE_URL: string },
  onQuery?: QueryObserver,
): Database<Session> {
  return createKyselyDatabase(createDialect(settings.DATABASE_URL), isRetryable, onQuery);
}
