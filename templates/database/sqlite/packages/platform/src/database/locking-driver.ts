import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import type SqliteFile from 'libsql';

const writes = new Set(['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode', 'MergeQueryNode']);

/**
 * Takes the lock before anything is written, so that only taking it can find the file busy: libsql leaves a prepared
 * statement that was refused half open, and refuses every later commit because of it.
 */
export class LockingDriver implements Driver {
  private inTransaction = false;

  constructor(
    private readonly driver: Driver,
    private readonly file: SqliteFile.Database,
    private readonly nameError: (error: unknown) => unknown,
  ) {}

  init = () => this.driver.init();
  destroy = () => this.driver.destroy();

  async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await this.driver.acquireConnection();
    return {
      executeQuery: (query) => this.execute(connection, query),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  async beginTransaction(): Promise<void> {
    await this.naming(async () => this.file.exec('begin immediate'));
    this.inTransaction = true;
  }

  async commitTransaction(): Promise<void> {
    await this.naming(async () => this.file.exec('commit'));
    this.inTransaction = false;
  }

  async rollbackTransaction(): Promise<void> {
    this.inTransaction = false;
    await this.naming(async () => this.file.exec('rollback'));
  }

  /** There is one connection; Kysely's own driver hands it to one after the other. */
  releaseConnection = (connection: DatabaseConnection) => this.driver.releaseConnection(connection);

  private async execute<R>(connection: DatabaseConnection, query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.inTransaction || !writes.has(query.query.kind)) {
      return this.naming(() => connection.executeQuery<R>(query));
    }
    await this.beginTransaction();
    try {
      const result = await this.naming(() => connection.executeQuery<R>(query));
      await this.commitTransaction();
      return result;
    } catch (error) {
      await this.rollbackTransaction();
      throw error;
    }
  }

  private async naming<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.nameError(error);
    }
  }
}
