import { ConflictError, PreconditionError } from '@repo/platform/errors';
import type { ExpectedVersions, Page, PageRequest } from '@repo/platform/http';
import type { Outbox } from '@repo/platform/messaging';
import type { User } from '../domain/user.js';

export interface UserRepository {
  findById(id: string): Promise<User | null>;
  /** @param email normalised */
  findByEmail(email: string): Promise<User | null>;
  /** @throws EmailTaken or UsernameTaken */
  add(user: User): Promise<void>;
  /** Replaces the version before this one. @throws EmailTaken, UsernameTaken or StaleWrite */
  save(user: User): Promise<void>;
  /** Makes a new version in one step. @throws StaleWrite when there is no version that is expected */
  replacePasswordHash(
    id: string,
    passwordHash: string,
    now: Date,
    expected?: ExpectedVersions,
  ): Promise<void>;
  /** `false` when there is no such user. @throws UserInUse */
  remove(id: string): Promise<boolean>;
  /** In the order of ids. @param request.search the beginning of an address or name, in lower case */
  list(request: PageRequest & { search?: string | undefined }): Promise<Page<User>>;
}

/** What a transaction of this module can write to. */
export interface UserStores {
  users: UserRepository;
  outbox: Outbox;
}

export class EmailTaken extends ConflictError {
  constructor() {
    super('email_taken', 'Another user has this e-mail address.');
  }
}

export class UsernameTaken extends ConflictError {
  constructor() {
    super('username_taken', 'Another user has this name.');
  }
}

/** Something that has to stay refers to the user. */
export class UserInUse extends ConflictError {
  constructor() {
    super('in_use', 'Something else refers to this user.');
  }
}

/** Somebody else has changed the user since it was read. */
export class StaleWrite extends PreconditionError {}
