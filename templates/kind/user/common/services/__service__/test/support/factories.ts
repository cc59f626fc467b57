import { randomBytes } from 'node:crypto';
import { uuids } from '@repo/platform/runtime';
import type { User } from '../../src/modules/users/domain/user.js';

// All values are valid, and unique where required, so that a test sets only the values that it checks.

export interface Profile {
  email: string;
  username: string;
}

export interface Person extends Profile {
  password: string;
}

/** Returns a new profile. */
export function newProfile(): Profile {
  const name = `p${randomBytes(7).toString('hex')}`;
  return { email: `${name}@example.com`, username: name };
}

/** Returns a person who is not registered. */
export function newPerson(changes: Partial<Person> = {}): Person {
  return { ...newProfile(), password: 'correct horse battery staple', ...changes };
}

/** Returns a user as stored. */
export function newUser(changes: Partial<User> = {}): User {
  const createdAt = new Date('2030-01-02T03:04:05.678Z');
  return {
    id: uuids.next(),
    ...newProfile(),
    passwordHash: 'hash',
    roles: ['user'],
    version: 1,
    createdAt,
    updatedAt: createdAt,
    ...changes,
  };
}
