import type { DatabaseConnection, Driver } from 'kysely';
import { SqliteConnection } from './sqlite-connection.js';
import { openFiles } from './sqlite-file.js';
import type { SqliteFiles } from './sqlite-file.js';
import { WriterQueue } from './writer-queue.js';

/** How long a transaction waits for its turn and for the write lock of the file, in milliseconds. */
const maxWaitMs = 2_000;

/** Reads without waiting, and lets one transaction write at a time. */
export class SqliteDriver implements Driver {
  private files: SqliteFiles | undefined;
  private readonly queue = new WriterQueue();

  constructor(private readonly path: string) {}

  async init(): Promise<void> {
    this.files = await openFiles(this.path, performance.now() + maxWaitMs);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.files) throw new Error('The file is not open yet');
    return new SqliteConnection(this.files, this.queue, maxWaitMs);
  }

  beginTransaction = (connection: DatabaseConnection) => own(connection).begin();
  commitTransaction = async (connection: DatabaseConnection) => own(connection).commit();
  rollbackTransaction = async (connection: DatabaseConnection) => own(connection).rollback();

  /** A connection holds nothing outside its transactions. */
  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.files?.reader.close();
    this.files?.writer.close();
  }
}

function own(connection: DatabaseConnection): SqliteConnection {
  if (!(connection instanceof SqliteConnection)) throw new Error('This connection is of another driver');
  return connection;
}
