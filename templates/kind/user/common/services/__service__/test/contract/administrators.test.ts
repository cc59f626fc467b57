import { createAccessPolicy } from '@repo/platform/access';
import { createOutbox, platformMigrations } from '@repo/platform/database';
import type { Database, Session, UnitOfWork } from '@repo/platform/database';
import { systemClock, uuids } from '@repo/platform/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AssignRoles } from '../../src/modules/users/application/assign-roles.js';
import { DeleteUser } from '../../src/modules/users/application/delete-user.js';
import { EnsureAdmin } from '../../src/modules/users/application/ensure-admin.js';
import { GrantAdministrator } from '../../src/modules/users/application/administrators.js';
import type { UserRepository, UserStores } from '../../src/modules/users/application/ports.js';
import type { User } from '../../src/modules/users/domain/user.js';
import { usersMigrations } from '../../src/modules/users/infrastructure/migrations.js';
import { createUserRepository } from '../../src/modules/users/infrastructure/user-repository.js';
import { newUser } from '../support/factories.js';
import { fakePasswords } from '../support/fakes.js';
import { openTestDatabase } from '../support/open-test-database.js';

/** `owner` may assign roles because it inherits from `admin`. */
const policy = createAccessPolicy<'users:assign-roles' | 'users:delete'>({
  user: { inherits: [], permissions: [] },
  admin: { inherits: ['user'], permissions: ['users:assign-roles', 'users:delete'] },
  owner: { inherits: ['admin'], permissions: [] },
});
const last = { code: 'last_administrator' };

let database: Database<Session>;
let users: UserRepository;
let unitOfWork: UnitOfWork<UserStores>;
beforeEach(async () => {
  database = await openTestDatabase([...platformMigrations, ...usersMigrations]);
  users = createUserRepository(database.session);
  unitOfWork = database.unitOfWork<UserStores>((session) => ({
    users: createUserRepository(session),
    outbox: createOutbox(session),
  }));
});
afterEach(() => database.close());

async function add(...roles: string[]): Promise<User> {
  const user = newUser({ roles });
  await users.add(user);
  return user;
}

const callerOf = ({ id, roles }: User) => ({ userId: id, sessionId: 's', roles });
const assign = (user: User, roles: string[], by = user) =>
  new AssignRoles(unitOfWork, policy, systemClock).execute(callerOf(by), user.id, roles, undefined);
const remove = (user: User, by = user) =>
  new DeleteUser(unitOfWork, policy).execute(callerOf(by), user.id, undefined);
const rolesOf = async (user: User) => (await users.findById(user.id))?.roles;

describe('the last administrator', () => {
  it.each(['admin', 'owner'])('keeps the role %s', async (role) => {
    const [admin] = [await add(role), await add('user'), await add('Admin'), await add('admins')];
    await expect(assign(admin, [])).rejects.toMatchObject(last);
    await expect(assign(admin, ['user'])).rejects.toMatchObject(last);
    await expect(remove(admin)).rejects.toMatchObject(last);
    await expect(rolesOf(admin)).resolves.toEqual([role]);
  });

  it('can get another administrator role', async () => {
    const admin = await add('admin');
    await expect(assign(admin, ['owner'])).resolves.toMatchObject({ roles: ['owner'] });
  });

  it('is the one of two who remains', async () => {
    const [one, two] = [await add('admin'), await add('owner')];
    await assign(one, []);
    await expect(assign(two, [])).rejects.toMatchObject(last);
    await expect(remove(one)).resolves.toBeUndefined();
  });
});

describe('two administrators who are removed concurrently', () => {
  it.each([
    ['remove the role from each other', (one: User, other: User) => assign(one, [], other)],
    ['delete each other', (one: User, other: User) => remove(one, other)],
    ['delete themselves', (one: User) => remove(one)],
  ])('leave one administrator when they %s', async (_, go) => {
    const [one, two] = [await add('admin'), await add('admin')];
    const results = await Promise.allSettled([go(one, two), go(two, one)]);
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(reasons).toEqual([expect.objectContaining(last)]);
    const roles = [await rolesOf(one), await rolesOf(two)];
    expect(roles.filter((held) => held?.includes('admin'))).toHaveLength(1);
  });
});

describe('granting administration', () => {
  const grant = (email: string) =>
    new GrantAdministrator(users, unitOfWork, policy, systemClock).execute(email);

  it('adds the role once', async () => {
    const user = await add('user');
    expect([await grant(user.email), await grant(user.email)]).toEqual(['granted', 'present']);
    await expect(rolesOf(user)).resolves.toEqual(['user', 'admin']);
  });

  it('requires an existing user', async () => {
    await expect(grant('nobody@example.com')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('seeding', () => {
  const seed = (email: string, password: string) =>
    new EnsureAdmin({
      users,
      unitOfWork,
      passwords: fakePasswords,
      policy,
      ids: uuids,
      clock: systemClock,
    }).execute({ email, password });
  const addWithPassword = async (password: string) => {
    const user = newUser({ passwordHash: `hash of ${password}` });
    await users.add(user);
    return user;
  };

  it('restores the user when no administrator is left and the password matches', async () => {
    const user = await addWithPassword('its own password');
    await expect(seed(user.email, 'its own password')).resolves.toBe('restored');
    await expect(rolesOf(user)).resolves.toEqual(['user', 'admin']);
  });

  it('rejects a user with another password', async () => {
    const user = await addWithPassword('of somebody else');
    await expect(seed(user.email, 'its own password')).rejects.toThrow('admin:grant');
    await expect(rolesOf(user)).resolves.toEqual(['user']);
  });

  it('changes nothing when there are other administrators', async () => {
    const [user] = [await addWithPassword('its own password'), await add('owner')];
    await expect(seed(user.email, 'its own password')).resolves.toBe('others');
    await expect(rolesOf(user)).resolves.toEqual(['user']);
  });
});
