import { randomBytes } from 'node:crypto';
import { uuids } from '@repo/platform/runtime';
import { User } from '../../src/modules/users/domain/user.js';
import type { UserState } from '../../src/modules/users/domain/user.js';

// Everything here is valid, and shares with nothing else what has to be unique: a test names only what it is about.

export interface Profile {
  email: string;
  username: string;
}

export interface Person extends Profile {
  password: string;
}

/** What somebody changes a user to. */
export function newProfile(): Profile {
  const name = `p${randomBytes(7).toString('hex')}`;
  return { email: `${name}@example.com`, username: name };
}

/** A person nobody has registered yet. */
export function newPerson(changes: Partial<Person> = {}): Person {
  return { ...newProfile(), password: 'correct horse battery staple', ...changes };
}

/** A user as a store keeps it. */
export function newUser(changes: Partial<UserState> = {}): User {
  const createdAt = new Date('2030-01-02T03:04:05.678Z');
  return User.restore({
    id: uuids.next(),
    ...newProfile(),
    passwordHash: 'hash',
    roles: ['user'],
    version: 1,
    createdAt,
    updatedAt: createdAt,
    ...changes,
  });
}
