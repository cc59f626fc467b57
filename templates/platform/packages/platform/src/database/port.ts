/**
 * Runs work in one transaction and passes it the stores of that transaction: all of its writes are committed
 * together or rolled back together. Work may be retried after a conflict with another transaction, so it must have
 * no effect outside its stores.
 */
export interface UnitOfWork<Stores> {
  /** @param outcome recorded in the same transaction, once the work has succeeded */
  run<T>(work: (stores: Stores) => Promise<T>, outcome?: Outcome<T>): Promise<T>;
}

/** Records the result of the work. If recording fails, the transaction of the work is rolled back. */
export interface Outcome<Result> {
  record(result: Result, outcomes: OutcomeStore): Promise<void>;
}

/** The lease of one request on an idempotency key, until its outcome is recorded or the lease expires. */
export interface Claim {
  readonly key: string;
  readonly id: string;
}

/** The outcomes of claims, inside a transaction. */
export interface OutcomeStore {
  /** Records nothing and returns `false` if the claim was lost or already has an outcome. */
  settle(claim: Claim, outcome: string, now: Date): Promise<boolean>;
}

/** A versioned schema change. Migrations run in the order of their names, which never change. */
export interface Migration<Session> {
  name: string;
  up(session: Session): Promise<void>;
  down(session: Session): Promise<void>;
}

/** The database port. `Session` is the handle through which stores run statements. */
export interface Database<Session> {
  /** Outside any transaction: each statement commits by itself. */
  readonly session: Session;
  /** Returns a unit of work that creates the stores anew for each transaction. */
  unitOfWork<Stores>(createStores: (session: Session) => Stores): UnitOfWork<Stores>;
  /**
   * Applies the pending migrations in the order of their names and returns the names applied. Every migration that
   * was applied earlier must still exist.
   */
  migrate(migrations: readonly Migration<Session>[]): Promise<string[]>;
  /** Reverts the newest applied migration and returns its name; `null` when none is applied. */
  rollback(migrations: readonly Migration<Session>[]): Promise<string | null>;
  pending(migrations: readonly Migration<Session>[]): Promise<string[]>;
  /** @throws DatabaseUnavailable */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Called after every statement. Parameter values are not passed. */
export type QueryObserver = (query: { statement: string; milliseconds: number; error?: unknown }) => void;
