import { ConflictError } from '@repo/platform/errors';
import type { ExpectedVersions, Page, PageRequest } from '@repo/platform/http';
import type { Outbox } from '@repo/platform/messaging';
import type { User } from '../domain/user.js';

/** A user whose password was verified. */
export type VerifiedUser = Pick<User, 'id' | 'email' | 'passwordHash'>;

export interface UserRepository {
  findById(id: string): Promise<User | null>;
  /** @param email normalized */
  findByEmail(email: string): Promise<User | null>;
  /** @throws EmailTaken or UsernameTaken */
  add(user: User): Promise<void>;
  /** Replaces the previous version. @throws EmailTaken, UsernameTaken or StaleWrite */
  save(user: User): Promise<void>;
  /** For transactions: returns whether the user still has this address and hash, and locks them until the end. */
  confirmPasswordHash(verified: VerifiedUser): Promise<boolean>;
  /**
   * Creates a new version in one statement.
   * @throws StaleWrite when the hash or the version is not the expected one
   */
  replacePasswordHash(
    verified: VerifiedUser,
    passwordHash: string,
    now: Date,
    expected?: ExpectedVersions,
  ): Promise<void>;
  /** Removes this version. @throws InUse or StaleWrite */
  remove(user: Pick<User, 'id' | 'version'>): Promise<void>;
  /** For transactions: returns the ids of users who have one of the roles, and locks them until the end. */
  lockHolders(roles: readonly string[]): Promise<string[]>;
  /** Sorts by id. @param request.search lower-case prefix of an e-mail address or username */
  list(request: PageRequest<'id'> & { search?: string | undefined }): Promise<Page<User>>;
}

/** The stores of a transaction of this module. */
export interface UserStores {
  users: UserRepository;
  outbox: Outbox;
}

export class EmailTaken extends ConflictError {
  constructor() {
    super('email_taken', 'This e-mail address is already in use.');
  }
}

export class UsernameTaken extends ConflictError {
  constructor() {
    super('username_taken', 'This username is already in use.');
  }
}

/** The change would leave no user who can assign roles. */
export class LastAdministrator extends ConflictError {
  constructor() {
    super('last_administrator', 'This user is the last administrator.');
  }
}
