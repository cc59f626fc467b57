import { SelectQueryNode } from 'kysely';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { DatabaseUnavailable } from '../errors/index.js';
import { toUnavailable, untilUnlocked } from './sqlite-errors.js';
import { beginImmediate, rollBack, runQuery } from './sqlite-file.js';
import type { SqliteFiles } from './sqlite-file.js';

/**
 * Takes the write lock before the first write, so that no later statement fails with SQLITE_BUSY: libsql leaves such a
 * prepared statement open, which makes every later commit fail.
 */
export class SqliteConnection implements DatabaseConnection {
  private isInTransaction = false;

  constructor(
    private readonly files: SqliteFiles,
    private readonly queue: WriterQueue,
    private readonly maxWaitMs: number,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.isInTransaction) return mapUnavailable(() => runQuery(this.files.writer, query));
    if (isRead(query)) return mapUnavailable(() => runQuery(this.files.reader, query));
    await this.begin();
    try {
      const result = mapUnavailable(() => runQuery<R>(this.files.writer, query));
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

  /** @throws DatabaseUnavailable when the wait for earlier transactions or for the lock times out */
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

  /** After a failed commit, the caller must roll back. */
  commit(): void {
    mapUnavailable(() => this.files.writer.exec('commit'));
    this.end();
  }

  /** Never throws, so that the error that caused the rollback is reported. */
  rollback(): void {
    try {
      rollBack(this.files.writer);
    } catch {
      // `beginImmediate` rolls back an open transaction.
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

function mapUnavailable<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toUnavailable(error);
  }
}

/** Lets one transaction of this process write at a time, in the order of arrival. */
export class WriterQueue {
  private isTaken = false;
  private readonly waiting: (() => void)[] = [];

  /** Returns `false` if the wait times out. */
  async enter(maxWaitMs: number): Promise<boolean> {
    if (!this.isTaken) {
      this.isTaken = true;
      return true;
    }
    return new Promise((resolve) => {
      const proceed = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(proceed), 1);
        resolve(false);
      }, maxWaitMs);
      this.waiting.push(proceed);
    });
  }

  leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.isTaken = false;
  }
}
