import type { DatabaseConnection, Driver, TransactionSettings } from 'kysely';

/** A driver that gives the errors of another one their names in this system. */
export class NamingDriver implements Driver {
  private readonly wrapped = new WeakMap<DatabaseConnection, DatabaseConnection>();
  private readonly inner = new WeakMap<DatabaseConnection, DatabaseConnection>();

  constructor(
    private readonly driver: Driver,
    private readonly nameError: (error: unknown) => unknown,
  ) {}

  init = () => this.naming(() => this.driver.init());
  destroy = () => this.driver.destroy();

  async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await this.naming(() => this.driver.acquireConnection());
    const known = this.wrapped.get(connection);
    if (known) return known;
    const wrapped: DatabaseConnection = {
      executeQuery: (query) => this.naming(() => connection.executeQuery(query)),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
    this.wrapped.set(connection, wrapped);
    this.inner.set(wrapped, connection);
    return wrapped;
  }

  beginTransaction = (connection: DatabaseConnection, settings: TransactionSettings) =>
    this.naming(() => this.driver.beginTransaction(this.unwrap(connection), settings));
  commitTransaction = (connection: DatabaseConnection) =>
    this.naming(() => this.driver.commitTransaction(this.unwrap(connection)));
  rollbackTransaction = (connection: DatabaseConnection) =>
    this.naming(() => this.driver.rollbackTransaction(this.unwrap(connection)));
  releaseConnection = (connection: DatabaseConnection) =>
    this.driver.releaseConnection(this.unwrap(connection));

  private unwrap(connection: DatabaseConnection): DatabaseConnection {
    return this.inner.get(connection) ?? connection;
  }

  private async naming<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.nameError(error);
    }
  }
}
