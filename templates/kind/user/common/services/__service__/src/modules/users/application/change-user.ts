import type { UnitOfWork } from '@repo/platform/database';
import { NotFoundError } from '@repo/platform/errors';
import type { ExpectedVersions } from '@repo/platform/http';
import { isUuid, writeVersion } from '@repo/platform/runtime';
import type { UserEvent } from '../domain/user-events.js';
import type { User } from '../domain/user.js';
import type { UserRepository, UserStores } from './ports.js';

/**
 * Writes to a user in one transaction. Without an expected version the last write wins: a write that loses a race is
 * retried on the new state.
 * @throws NotFoundError; StaleWrite when the version is not expected; and any error of the write
 */
export async function writeUser<T>(
  unitOfWork: UnitOfWork<UserStores>,
  id: string,
  expected: ExpectedVersions,
  write: (user: User, stores: UserStores) => Promise<T>,
): Promise<T> {
  return writeVersion(unitOfWork, expected, ({ users }) => findUser(users, id), write);
}

/** @throws NotFoundError, also for a malformed id */
export async function findUser(users: UserRepository, id: string): Promise<User> {
  const user = isUuid(id) ? await users.findById(id) : null;
  if (!user) throw noSuchUser();
  return user;
}

/** Saves a changed user and appends its event. @throws EmailTaken, UsernameTaken or StaleWrite */
export async function saveUser(
  { users, outbox }: UserStores,
  changed: User,
  announce: { event: (changed: User) => UserEvent; actorId: string | null },
): Promise<User> {
  await users.save(changed);
  await outbox.append(announce.event(changed), announce.actorId);
  return changed;
}

export function noSuchUser(): NotFoundError {
  return new NotFoundError('The user does not exist.');
}
