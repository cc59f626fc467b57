/**
 * Runs work in one transaction and hands it the stores that belong to it: everything the work writes through them
 * is kept together or not at all. Work may run again after a conflict with another transaction, so it must have no
 * effect outside its stores.
 */
export interface UnitOfWork<Stores> {
  run<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
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
