/**
 * Runs work in one transaction and hands it the stores that belong to it: everything the work writes through them
 * is kept together or not at all. Work may run again after a conflict with another transaction, so it must have no
 * effect outside its stores.
 */
export interface UnitOfWork<Stores> {
  /** @param outcome recorded in the same transaction, once the work has succeeded */
  run<T>(work: (stores: Stores) => Promise<T>, outcome?: Outcome<T>): Promise<T>;
}

/** Makes a record of the result of work. Without the record, the transaction of the work is rolled back. */
export interface Outcome<Result> {
  record(result: Result, outcomes: OutcomeStore): Promise<void>;
}

/** The key that belongs to one request until its outcome is recorded or its lease has expired. */
export interface Claim {
  readonly key: string;
  readonly id: string;
}

/** The outcomes of claims, inside a transaction. */
export interface OutcomeStore {
  /** @returns `false`, and records nothing, when the claim has been lost or has an outcome */
  settle(claim: Claim, outcome: string, now: Date): Promise<boolean>;
}

/** A versioned change of the schema. Names sort in the order in which migrations run and never change. */
export interface Migration<Session> {
  name: string;
  up(session: Session): Promise<void>;
  down(session: Session): Promise<void>;
}

/** A database, whichever it is. `Session` is what a store needs to talk to it. */
export interface Database<Session> {
  /** Outside any transaction: every statement stands for itself. */
  readonly session: Session;
  /** Makes the stores of a module for each transaction. */
  unitOfWork<Stores>(createStores: (session: Session) => Stores): UnitOfWork<Stores>;
  /**
   * Applies what is missing, in the order of the names, and answers what was applied. What was applied before has to be
   * there still.
   */
  migrate(migrations: readonly Migration<Session>[]): Promise<string[]>;
  /** Takes the newest applied migration back and answers its name; `null` when there is none. */
  rollback(migrations: readonly Migration<Session>[]): Promise<string | null>;
  pending(migrations: readonly Migration<Session>[]): Promise<string[]>;
  /** @throws DatabaseUnavailable */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Hears of every statement that was run. Values are not part of it. */
export type QueryObserver = (query: { statement: string; milliseconds: number; error?: unknown }) => void;
