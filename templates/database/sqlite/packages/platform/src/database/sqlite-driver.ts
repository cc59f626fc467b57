import type { DatabaseConnection, Driver } from 'kysely';
import { SqliteConnection, WriterQueue } from './sqlite-connection.js';
import { openFiles } from './sqlite-file.js';
import type { SqliteFiles } from './sqlite-file.js';

/** Maximum time in milliseconds that a transaction waits for earlier ones and for the write lock of the file. */
const maxWaitMs = 2_000;

/** Driver whose reads never wait and whose write transactions run one at a time. */
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

  /** Nothing to release: a connection has no state outside its transactions. */
  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.files?.reader.close();
    this.files?.writer.close();
  }
}

function own(connection: DatabaseConnection): SqliteConnection {
  if (!(connection instanceof SqliteConnection)) throw new Error('The connection belongs to another driver');
  return connection;
}
