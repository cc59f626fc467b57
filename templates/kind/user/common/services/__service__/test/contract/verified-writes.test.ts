import type { PasswordHasher } from '@repo/platform/auth';
import type { Database, Session } from '@repo/platform/database';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { authMigrations } from '../../src/modules/auth/infrastructure/migrations.js';
import { withProfile } from '../../src/modules/users/domain/user.js';
import type { User } from '../../src/modules/users/domain/user.js';
import { usersMigrations } from '../../src/modules/users/infrastructure/migrations.js';
import { createUserRepository } from '../../src/modules/users/infrastructure/user-repository.js';
import { createAuthService } from '../support/auth-service.js';
import { newUser } from '../support/factories.js';
import { createPausingPasswords, fakePasswords } from '../support/fakes.js';
import { openTestDatabase } from '../support/open-test-database.js';

const [oldPassword, newPassword] = ['the old password', 'the new password'];
const address = '192.0.2.1';
const refused = { code: 'invalid_credentials' };

let database: Database<Session>;
beforeAll(async () => {
  database = await openTestDatabase([...usersMigrations, ...authMigrations]);
});
afterAll(() => database.close());

async function addUser(passwordHash = `hash of ${oldPassword}`): Promise<User> {
  const user = newUser({ passwordHash });
  await createUserRepository(database.session).add(user);
  return user;
}

const stored = (user: User) => createUserRepository(database.session).findById(user.id);
const principalOf = (user: User) => ({ userId: user.id, sessionId: 'own', roles: user.roles });
const service = (passwords: PasswordHasher = fakePasswords) => createAuthService(database, { passwords });
const change = (user: User, to = newPassword, passwords = fakePasswords) =>
  service(passwords).changePassword.execute(
    { principal: principalOf(user), address },
    user.id,
    { currentPassword: oldPassword, newPassword: to },
    undefined,
  );

describe('a login whose password is changed after it was verified', () => {
  it('is rejected, and starts no session', async () => {
    const user = await addUser();
    const { passwords, reached, proceed } = createPausingPasswords(oldPassword);
    const login = service(passwords).login.execute({ email: user.email, password: oldPassword }, address);
    await reached;
    await change(user);
    proceed();
    await expect(login).rejects.toMatchObject(refused);
    const tables = database.session.withTables<{ sessions: { user_id: string } }>();
    const sessions = tables.selectFrom('sessions').selectAll().where('user_id', '=', user.id);
    await expect(sessions.execute()).resolves.toEqual([]);
  });

  it('does not restore the old password by a rehash', async () => {
    const user = await addUser();
    const { passwords, reached, proceed } = createPausingPasswords(oldPassword);
    const outdated = { ...passwords, needsRehash: () => true };
    const login = service(outdated).login.execute({ email: user.email, password: oldPassword }, address);
    await reached;
    await change(user);
    proceed();
    await expect(login).rejects.toMatchObject(refused);
    await expect(stored(user)).resolves.toMatchObject({ passwordHash: `hash of ${newPassword}` });
  });
});

describe('a login whose account changes after it was verified', () => {
  const pause = async (meanwhile: (user: User) => Promise<unknown>) => {
    const user = await addUser();
    const { passwords, reached, proceed } = createPausingPasswords(oldPassword);
    const login = service(passwords).login.execute({ email: user.email, password: oldPassword }, address);
    await reached;
    await meanwhile(user);
    proceed();
    return login;
  };

  it('is rejected when the account is deleted', async () => {
    const login = pause((user) => createUserRepository(database.session).remove(user));
    await expect(login).rejects.toMatchObject(refused);
  });

  it('is rejected when the address no longer belongs to an account', async () => {
    const login = pause((user) => {
      const profile = { email: `new-${user.email}`, username: user.username };
      return createUserRepository(database.session).save(withProfile(user, profile, new Date()));
    });
    await expect(login).rejects.toMatchObject(refused);
  });

  it('succeeds when another login has replaced the hash of the same password', async () => {
    const login = pause((user) =>
      service({ ...fakePasswords, needsRehash: () => true }).login.execute(
        { email: user.email, password: oldPassword },
        address,
      ),
    );
    await expect(login).resolves.toMatchObject({ accessToken: expect.any(String) });
  });
});

describe('a password change', () => {
  it('is rejected after a concurrent one', async () => {
    const user = await addUser();
    const { passwords, reached, proceed } = createPausingPasswords(oldPassword);
    const slow = change(user, 'the password of the slow one', passwords);
    await reached;
    await change(user);
    proceed();
    await expect(slow).rejects.toMatchObject(refused);
    await expect(stored(user)).resolves.toMatchObject({ passwordHash: `hash of ${newPassword}` });
  });
});

describe('a login with a stored hash of an unknown format', () => {
  it('is rejected and logged', async () => {
    const user = await addUser('{SSHA}unknown');
    const inspect = vi.fn<(account: { id: string }) => void>();
    const { login } = createAuthService(database, { passwords: fakePasswords, inspect });
    const attempt = login.execute({ email: user.email, password: oldPassword }, address);
    await expect(attempt).rejects.toMatchObject(refused);
    expect(inspect).toHaveBeenCalledWith(expect.objectContaining({ id: user.id }));
  });
});

describe('a login to an unknown account', () => {
  it.each(['nobody@example.com', 'not an address'])('verifies the password anyway: %s', async (email) => {
    const verify = vi.fn<PasswordHasher['verify']>(async () => false);
    const { login } = service({ ...fakePasswords, verify });
    await expect(login.execute({ email, password: oldPassword }, address)).rejects.toMatchObject(refused);
    expect(verify.mock.calls).toEqual([[oldPassword, null]]);
  });
});

describe('an account that is locked by failed logins', () => {
  it('allows its signed-in owner to change the password, which unlocks it', async () => {
    const user = await addUser();
    const { login, changePassword } = service();
    const attempt = (password: string) => login.execute({ email: user.email, password }, address);
    for (let failure = 0; failure < 5; failure += 1)
      await expect(attempt('a wrong guess')).rejects.toMatchObject(refused);
    await expect(attempt(oldPassword)).rejects.toMatchObject({ code: 'too_many_requests' });
    const passwordChange = { currentPassword: oldPassword, newPassword };
    const caller = { principal: principalOf(user), address };
    await changePassword.execute(caller, user.id, passwordChange, undefined);
    await expect(attempt(newPassword)).resolves.toBeDefined();
  });
});
