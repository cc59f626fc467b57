import type { Session } from '../domain/session.js';

export interface SessionRepository {
  /** @param tokenHash hash of the first refresh token */
  start(session: Session, tokenHash: string): Promise<void>;
  /** `true` while the session of this user has neither ended nor expired. */
  isActive(session: { id: string; userId: string }, now: Date): Promise<boolean>;
}

/** What a transaction of this module can write to. */
export interface AuthStores {
  sessions: SessionRepository;
}

/** What this module needs to know of a user. */
export interface Account {
  id: string;
  roles: readonly string[];
  passwordHash: string;
}

export interface Accounts {
  findById(id: string): Promise<Account | null>;
  /** @param email as it was typed */
  findByEmail(email: string): Promise<Account | null>;
}

/** Makes refresh tokens and the hashes under which they are stored. */
export interface RefreshTokens {
  create(): string;
  hash(token: string): string;
}
