import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import type { Dialect, LogEvent } from 'kysely';
import { DatabaseUnavailable } from '../errors/index.js';
import type { Logger } from '../logging/index.js';
import { createDialect, isRetryable } from './dialect.js';
import { createIdempotencyStore } from './idempotency-store.js';
import { createMigrationRunner } from './migration-runner.js';
import type { Database, QueryObserver } from './port.js';

/** The handle through which stores run statements. A store declares its tables with `withTables`. */
export type Session = Kysely<object>;

const maxAttempts = 3;

export interface DatabaseOptions {
  settings: { DATABASE_URL: string };
  logger: Logger;
  /** Called after every statement. */
  onQuery?: QueryObserver | undefined;
}

/** Resolves also while the database is unavailable: connections are opened on demand. */
export async function createDatabase({
  settings,
  logger,
  onQuery,
}: DatabaseOptions): Promise<Database<Session>> {
  return createKyselyDatabase(createDialect(settings.DATABASE_URL, logger), isRetryable, onQuery);
}

/** @param canRetry returns whether a transaction failed because of a concurrent one and can be retried */
export function createKyselyDatabase(
  dialect: Dialect,
  canRetry: (error: unknown) => boolean,
  onQuery?: QueryObserver,
): Database<Session> {
  const session: Session = new Kysely<object>({ dialect, ...(onQuery && { log: tellOf(onQuery) }) });

  const attemptOnce = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    const failures: unknown[] = [];
    const noting = async (inTransaction: Session): Promise<T> =>
      work(inTransaction).catch((error: unknown) => {
        failures.push(error);
        throw error;
      });
    try {
      return await session.transaction().execute(noting);
    } catch (error) {
      // If the rollback fails too, the error of the work explains the failure.
      throw failures.length > 0 ? failures[0] : error;
    }
  };

  const transaction = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await attemptOnce(work);
      } catch (error) {
        if (attempt === maxAttempts || !canRetry(error)) throw error;
        await delay(Math.random() * 20 * 2 ** attempt);
      }
    }
  };

  return {
    session,
    unitOfWork: (createStores) => ({
      run: (work, outcome) =>
        transaction(async (inTransaction) => {
          const result = await work(createStores(inTransaction));
          await outcome?.record(result, createIdempotencyStore(inTransaction));
          return result;
        }),
    }),
    ...createMigrationRunner(session),
    async ping() {
      try {
        await sql`select 1`.execute(session);
      } catch (error) {
        throw new DatabaseUnavailable('The database is unavailable', { cause: error });
      }
    },
    close: () => session.destroy(),
  };
}

function tellOf(onQuery: QueryObserver): (event: LogEvent) => void {
  return ({ query, queryDurationMillis, ...event }) => {
    onQuery({
      statement: query.sql,
      milliseconds: queryDurationMillis,
      ...('error' in event && { error: event.error }),
    });
  };
}
