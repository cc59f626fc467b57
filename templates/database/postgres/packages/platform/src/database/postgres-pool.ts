import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { DatabaseUnavailable } from '../errors/index.js';
import type { Logger } from '../logging/index.js';

/** Times in milliseconds. A server that does not answer is reported within `query_timeout`. */
const limits = { connectionTimeoutMillis: 3_000, query_timeout: 5_000, statement_timeout: 4_500 };

/** Types that are read as text: numbers that a JavaScript number cannot hold, dates without a time, JSON. */
const textTypes: ReadonlySet<number> = new Set([
  pg.types.builtins.INT8,
  pg.types.builtins.NUMERIC,
  pg.types.builtins.DATE,
  pg.types.builtins.JSON,
  pg.types.builtins.JSONB,
]);

/** Returns a pool whose connection errors are `DatabaseUnavailable`. It replaces lost connections and logs them. */
export function createPool(url: string, logger: Pick<Logger, 'warn'>): PostgresPool {
  const pool = new pg.Pool({ connectionString: url, ...limits, types: { getTypeParser } });
  // An error without a listener would end the process. A lost connection can emit two, also inside a transaction.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    client.once('error', (error) => logger.warn({ err: error }, 'Lost a connection to PostgreSQL'));
  });
  return {
    async connect() {
      const client = await available(() => pool.connect());
      // Without cursors, which no store uses.
      return {
        query: async (statement: string, parameters: unknown[]) =>
          available(() => client.query(statement, parameters)),
        release: () => client.release(),
      } as unknown as PostgresPoolClient;
    },
    end: () => pool.end(),
  };
}

function getTypeParser(...[type, format]: Parameters<typeof pg.types.getTypeParser>) {
  return textTypes.has(type) ? (text: string) => text : pg.types.getTypeParser(type, format);
}

async function available<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    throw new DatabaseUnavailable('PostgreSQL is unavailable', { cause: error });
  }
}

/** Connection exceptions (08), shutdowns and restarts (57P0), too many connections, a full disk, and lost sockets. */
function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    /^(08|57P0|53|57014)/.test(code) ||
    /^E(CONN|PIPE|HOST|NET|TIMEDOUT|AI_AGAIN)/.test(code) ||
    /Connection terminated|timeout|not queryable/i.test(error.message)
  );
}
