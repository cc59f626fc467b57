import { createAccessPolicy } from '@repo/platform/access';
import { AuthorizationError, NotFoundError, ValidationError } from '@repo/platform/errors';
import { beforeEach, describe, expect, it } from 'vitest';
import { EnsureAdmin } from '../../src/modules/users/application/ensure-admin.js';
import { GetUser } from '../../src/modules/users/application/find-users.js';
import { createPasswordRules, RegisterUser } from '../../src/modules/users/application/register-user.js';
import { EmailTaken } from '../../src/modules/users/application/ports.js';
import type { UserRepository } from '../../src/modules/users/application/ports.js';
import {
  countedIds,
  createFakeOutbox,
  createFakeUnitOfWork,
  createFakeUsers,
  fakePasswords,
  fixedClock,
} from '../support/fakes.js';

const ada = { email: 'ada@example.com', username: 'ada_lovelace', password: 'correct horse battery' };
const policy = createAccessPolicy<'users:read'>({
  user: { inherits: [], permissions: [] },
  manager: { inherits: ['user'], permissions: ['users:read'] },
});

let users: UserRepository;
let outbox: ReturnType<typeof createFakeOutbox>;
let registerUser: RegisterUser;
beforeEach(() => {
  users = createFakeUsers();
  outbox = createFakeOutbox();
  registerUser = new RegisterUser(
    createFakeUnitOfWork({ users, outbox }),
    fakePasswords,
    createPasswordRules((password) => password === 'a common password'),
    countedIds(),
    fixedClock,
  );
});

describe('RegisterUser', () => {
  it('stores the hash, not the password', async () => {
    const user = await registerUser.execute(ada);
    expect(user.passwordHash).toBe('hash of correct horse battery');
    expect((await users.findById(user.id))?.createdAt).toEqual(fixedClock.now());
  });

  it('publishes an event without secrets', async () => {
    const { id, email, username, roles } = await registerUser.execute(ada);
    const event = {
      type: 'user.registered',
      version: 1,
      aggregateId: id,
      payload: { email, username, roles },
    };
    expect(outbox.appended).toEqual([{ event, actorId: null }]);
  });

  it('rejects a duplicate address', async () => {
    await registerUser.execute(ada);
    await expect(registerUser.execute({ ...ada, username: 'other' })).rejects.toThrow(EmailTaken);
  });

  it('publishes no event for a user that was not stored', async () => {
    await registerUser.execute(ada);
    await registerUser.execute({ ...ada, username: 'other' }).catch(() => {});
    expect(outbox.appended).toHaveLength(1);
  });

  it('rejects a common password', async () => {
    await expect(registerUser.execute({ ...ada, password: 'a common password' })).rejects.toMatchObject({
      errors: [{ path: '/password', code: 'password_too_common' }],
    });
  });

  it('rejects a password that contains the identity', async () => {
    await expect(registerUser.execute({ ...ada, password: 'i am ada_lovelace' })).rejects.toThrow(
      ValidationError,
    );
    await expect(users.findByEmail(ada.email)).resolves.toBeNull();
  });
});

describe('GetUser', () => {
  it('lets users read themselves, and others only with the permission', async () => {
    const { id } = await registerUser.execute(ada);
    const getUser = new GetUser(users, policy);
    const asking = (userId: string, role: string) =>
      getUser.execute({ userId, sessionId: 's', roles: [role] }, id);
    await expect(asking(id, 'user')).resolves.toMatchObject({ id });
    await expect(asking('other', 'manager')).resolves.toMatchObject({ id });
    await expect(asking('other', 'user')).rejects.toThrow(AuthorizationError);
  });

  it('answers 404 for a malformed id', async () => {
    const manager = { userId: 'm', sessionId: 's', roles: ['manager'] };
    await expect(new GetUser(users, policy).execute(manager, 'no id')).rejects.toThrow(NotFoundError);
  });
});

describe('EnsureAdmin', () => {
  const adminPolicy = createAccessPolicy<'users:assign-roles'>({
    user: { inherits: [], permissions: [] },
    admin: { inherits: ['user'], permissions: ['users:assign-roles'] },
  });
  const ensure = (admin = { ...ada, password: 'of the administrator' }) =>
    new EnsureAdmin({
      users,
      unitOfWork: createFakeUnitOfWork({ users, outbox }),
      passwords: fakePasswords,
      policy: adminPolicy,
      ids: countedIds(),
      clock: fixedClock,
    }).execute(admin);

  it('creates one administrator, however often it runs', async () => {
    expect([await ensure(), await ensure()]).toEqual(['made', 'present']);
    expect((await users.findByEmail(ada.email))?.roles).toEqual(['admin']);
  });

  it('creates the administrator even if the username is taken', async () => {
    await registerUser.execute({ ...ada, email: 'first@example.com', username: 'Admin' });
    expect(await ensure()).toBe('made');
  });

  it('rejects an address of another user', async () => {
    await registerUser.execute(ada);
    await expect(ensure()).rejects.toThrow('No administrator is left');
  });
});
