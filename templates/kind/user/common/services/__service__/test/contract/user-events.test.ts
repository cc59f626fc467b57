import { createAccessPolicy } from '@repo/platform/access';
import { createOutbox, createOutboxStore, platformMigrations } from '@repo/platform/database';
import type { Database, Session, UnitOfWork } from '@repo/platform/database';
import { systemClock, uuids } from '@repo/platform/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AssignRoles } from '../../src/modules/users/application/assign-roles.js';
import { DeleteUser } from '../../src/modules/users/application/delete-user.js';
import { EnsureAdmin } from '../../src/modules/users/application/ensure-admin.js';
import { GrantAdministrator } from '../../src/modules/users/application/administrators.js';
import type { UserStores } from '../../src/modules/users/application/ports.js';
import { RegisterUser } from '../../src/modules/users/application/register-user.js';
import { UpdateUser } from '../../src/modules/users/application/update-user.js';
import type { User } from '../../src/modules/users/domain/user.js';
import { usersMigrations } from '../../src/modules/users/infrastructure/migrations.js';
import { createUserRepository } from '../../src/modules/users/infrastructure/user-repository.js';
import { newPerson, newProfile, newUser } from '../support/factories.js';
import { fakePasswords } from '../support/fakes.js';
import { openTestDatabase } from '../support/open-test-database.js';

const policy = createAccessPolicy<'users:write' | 'users:delete' | 'users:assign-roles'>({
  user: { inherits: [], permissions: [] },
  admin: { inherits: ['user'], permissions: ['users:write', 'users:delete', 'users:assign-roles'] },
});

let database: Database<Session>;
let user: User;
beforeEach(async () => {
  database = await openTestDatabase([...platformMigrations, ...usersMigrations]);
  user = newUser();
  await createUserRepository(database.session).add(user);
});
afterEach(() => database.close());

const users = () => createUserRepository(database.session);
const caller = () => ({ userId: user.id, sessionId: 's', roles: user.roles });

/** All changes that have an event. */
const changes: readonly (readonly [string, (unitOfWork: UnitOfWork<UserStores>) => Promise<unknown>])[] = [
  [
    'a registration',
    (unitOfWork) =>
      new RegisterUser(unitOfWork, fakePasswords, () => {}, uuids, systemClock).execute(newPerson()),
  ],
  [
    'an update',
    (unitOfWork) =>
      new UpdateUser(unitOfWork, policy, systemClock).execute(caller(), user.id, newProfile(), undefined),
  ],
  [
    'an assignment of roles',
    (unitOfWork) =>
      new AssignRoles(unitOfWork, policy, systemClock).execute(caller(), user.id, ['admin'], undefined),
  ],
  ['a deletion', (unitOfWork) => new DeleteUser(unitOfWork, policy).execute(caller(), user.id, undefined)],
  [
    'a grant',
    (unitOfWork) => new GrantAdministrator(users(), unitOfWork, policy, systemClock).execute(user.email),
  ],
  [
    'the first administrator',
    (unitOfWork) =>
      new EnsureAdmin({
        users: users(),
        unitOfWork,
        passwords: fakePasswords,
        policy,
        ids: uuids,
        clock: systemClock,
      }).execute(newPerson()),
  ],
];

/** The real stores of a transaction, some of whose methods fail. */
function runner(failing: { users?: object; outbox?: object } = {}): UnitOfWork<UserStores> {
  return database.unitOfWork<UserStores>((session) => ({
    users: { ...createUserRepository(session), ...failing.users },
    outbox: { ...createOutbox(session), ...failing.outbox },
  }));
}

const fail = async () => Promise.reject(new Error('no'));
const stored = () =>
  database.session.withTables<{ users: { id: string } }>().selectFrom('users').selectAll().execute();
const events = async () =>
  (await createOutboxStore(database.session).lag(new Date(Date.now() + 1_000))).waiting;

describe('a change of a user and its event', () => {
  it.each(changes)('commits both for %s', async (_, change) => {
    const before = await stored();
    await change(runner());
    expect(await stored()).not.toEqual(before);
    expect(await events()).toBe(1);
  });

  it.each(changes)('rolls back %s when its event cannot be stored', async (_, change) => {
    const before = await stored();
    await expect(change(runner({ outbox: { append: fail, enqueue: fail } }))).rejects.toThrow('no');
    expect([await stored(), await events()]).toEqual([before, 0]);
  });

  it.each(changes)('stores no event when %s cannot be stored', async (_, change) => {
    const before = await stored();
    await expect(change(runner({ users: { add: fail, save: fail, remove: fail } }))).rejects.toThrow('no');
    expect([await stored(), await events()]).toEqual([before, 0]);
  });
});
