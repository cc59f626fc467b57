import type { UnitOfWork } from '@repo/platform/database';
import { NotFoundError } from '@repo/platform/errors';
import type { ExpectedVersions } from '@repo/platform/http';
import { isUuid } from '@repo/platform/runtime';
import type { UserEvent } from '../domain/user-events.js';
import type { User } from '../domain/user.js';
import { StaleWrite } from './ports.js';
import type { UserStores } from './ports.js';

/** So many writers can be faster, one after the other, before a change gives up. */
const maxAttempts = 20;

/**
 * Changes a user in one transaction. Without an expected version the last write wins: a change that loses a race is
 * made again, on what the winner has left.
 * @param announce the event that goes out with the change
 * @throws NotFoundError, EmailTaken, UsernameTaken; StaleWrite when the version is not an expected one
 */
export async function changeUser(
  unitOfWork: UnitOfWork<UserStores>,
  id: string,
  expected: ExpectedVersions,
  change: (user: User) => User,
  announce: { event: (changed: User) => UserEvent; actorId: string },
): Promise<User> {
  if (!isUuid(id)) throw noSuchUser();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await unitOfWork.run(async ({ users, outbox }) => {
        const user = await users.findById(id);
        if (!user) throw noSuchUser();
        if (expected && !expected.has(user.version)) throw new StaleWrite();
        const changed = change(user);
        await users.save(changed);
        await outbox.append(announce.event(changed), announce.actorId);
        return changed;
      });
    } catch (error) {
      if (!(error instanceof StaleWrite) || expected || attempt === maxAttempts) throw error;
    }
  }
}

export function noSuchUser(): NotFoundError {
  return new NotFoundError('There is no such user.');
}
