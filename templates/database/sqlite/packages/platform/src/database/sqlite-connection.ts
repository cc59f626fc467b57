import { SelectQueryNode } from 'kysely';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { DatabaseUnavailable } from '../errors/index.js';
import { toUnavailable } from './sqlite-errors.js';
import { beginImmediate, rollBack, runQuery } from './sqlite-file.js';
import type { SqliteFiles } from './sqlite-file.js';
import { untilUnlocked } from './until-unlocked.js';
import type { WriterQueue } from './writer-queue.js';

/**
 * Takes the write lock before anything is written, so that only taking it can find the file busy: libsql leaves a
 * prepared statement that was refused half open, and refuses every later commit because of it.
 */
export class SqliteConnection implements DatabaseConnection {
  private isInTransaction = false;

  constructor(
    private readonly files: SqliteFiles,
    private readonly queue: WriterQueue,
    private readonly maxWaitMs: number,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.isInTransaction) return naming(() => runQuery(this.files.writer, query));
    if (isRead(query)) return naming(() => runQuery(this.files.reader, query));
    await this.begin();
    try {
      const result = naming(() => runQuery<R>(this.files.writer, query));
      this.commit();
      return result;
    } catch (error) {
      this.rollback();
      throw error;
    }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  /** @throws DatabaseUnavailable when neither a turn nor the lock can be had in time */
  async begin(): Promise<void> {
    const deadline = performance.now() + this.maxWaitMs;
    const hasTurn = await this.queue.enter(this.maxWaitMs);
    if (!hasTurn) throw new DatabaseUnavailable('Other transactions did not end in time');
    try {
      await untilUnlocked(deadline, () => beginImmediate(this.files.writer));
      this.isInTransaction = true;
    } catch (error) {
      this.queue.leave();
      throw error;
    }
  }

  /** When it fails, the transaction is still to be rolled back. */
  commit(): void {
    naming(() => this.files.writer.exec('commit'));
    this.end();
  }

  /** Never throws: the error that made it necessary is the one that counts. */
  rollback(): void {
    try {
      rollBack(this.files.writer);
    } catch {
      // The next transaction rolls back what is left of this one.
    }
    this.end();
  }

  private end(): void {
    this.isInTransaction = false;
    this.queue.leave();
  }
}

function isRead({ query, sql }: CompiledQuery): boolean {
  return SelectQueryNode.is(query) || /^\s*(select|explain)\b/i.test(sql);
}

function naming<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toUnavailable(error);
  }
}
