import type { ExpectedVersions } from '@repo/platform/http';
import type { Session } from '../domain/session.js';

/** The outcome of consuming a refresh token. */
export type Consumption =
  | { kind: 'consumed'; session: Session }
  /** The token was consumed before. */
  | { kind: 'reused'; sessionId: string }
  /** The token does not exist or has expired, or its session has ended. */
  | { kind: 'unknown' };

/** Stores only the hashes of refresh tokens. */
export interface SessionRepository {
  start(session: Session): Promise<void>;
  addRefreshToken(sessionId: string, tokenHash: string, expiresAt: Date): Promise<void>;
  /** Atomic: one of concurrent calls gets `consumed`. Consumes only a valid token. */
  consume(tokenHash: string, now: Date): Promise<Consumption>;
  /** Returns whether the session of this user has neither ended nor expired. */
  isActive(session: { id: string; userId: string }, now: Date): Promise<boolean>;
  end(sessionId: string, now: Date): Promise<void>;
  /** Ends the oldest sessions of a user above this number. */
  endOldest(userId: string, kept: number, now: Date): Promise<void>;
  /**
   * Removes at most `limit` refresh tokens that expired before this time, and ends sessions that can no longer be
   * refreshed. Returns the number of tokens.
   */
  removeExpiredTokens(before: Date, limit: number): Promise<number>;
  /**
   * Removes at most `limit` rows of sessions that ended or expired before this time, refresh tokens first. Returns the
   * number of rows.
   */
  removeEnded(before: Date, limit: number): Promise<number>;
  /** Ends all sessions of a user, optionally except one. */
  endAll(userId: string, now: Date, exceptSessionId?: string): Promise<void>;
}

/** The part of a user that this module needs. */
export interface Account {
  id: string;
  email: string;
  username: string;
  roles: readonly string[];
  passwordHash: string;
}

export interface Accounts {
  findById(id: string): Promise<Account | null>;
  /** @param email as entered */
  findByEmail(email: string): Promise<Account | null>;
  /**
   * For transactions: returns whether account and password hash are still as verified, and locks them until the
   * transaction ends.
   */
  confirm(verified: Account): Promise<boolean>;
  /** @throws PreconditionError when the hash or the version is not the expected one */
  replacePasswordHash(
    verified: Account,
    passwordHash: string,
    now: Date,
    expected?: ExpectedVersions,
  ): Promise<void>;
}

/** The stores of a transaction of this module. */
export interface AuthStores {
  accounts: Accounts;
  sessions: SessionRepository;
}

/** Generates refresh tokens and the hashes under which they are stored. */
export interface RefreshTokens {
  create(): string;
  hash(token: string): string;
}
