import { confirmCallers } from '@repo/platform/auth';
import type { Principal } from '@repo/platform/auth';
import type { Database, Session } from '@repo/platform/database';
import { runInContext } from '@repo/platform/logging';
import { systemClock, uuids } from '@repo/platform/runtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { confirmCaller } from '../../src/modules/auth/infrastructure/callers.js';
import { authMigrations } from '../../src/modules/auth/infrastructure/migrations.js';
import { createSessionRepository } from '../../src/modules/auth/infrastructure/session-repository.js';
import { withRoles } from '../../src/modules/users/domain/user.js';
import type { User } from '../../src/modules/users/domain/user.js';
import { usersMigrations } from '../../src/modules/users/infrastructure/migrations.js';
import { createUserRepository } from '../../src/modules/users/infrastructure/user-repository.js';
import { createAuthService } from '../support/auth-service.js';
import { newUser } from '../support/factories.js';
import { createPausingPasswords } from '../support/fakes.js';
import { openTestDatabase } from '../support/open-test-database.js';

let database: Database<Session>;
let user: User;
let principal: Principal;

beforeAll(async () => {
  database = await openTestDatabase([...usersMigrations, ...authMigrations]);
});
afterAll(() => database.close());

beforeEach(async () => {
  user = newUser({ roles: ['user', 'manager'], passwordHash: 'hash of the old password' });
  await createUserRepository(database.session).add(user);
  principal = { userId: user.id, sessionId: uuids.next(), roles: user.roles };
  const createdAt = systemClock.now();
  const expiresAt = new Date(createdAt.getTime() + 3_600_000);
  const session = { id: principal.sessionId, userId: user.id, createdAt, expiresAt };
  await createSessionRepository(database.session).start(session);
});

const guarded = () => confirmCallers(database, confirmCaller);
const users = () => createUserRepository(database.session);
const asCaller = <T>(work: () => Promise<T>) => runInContext({ principal }, work);

/** Returns whether the caller may still write. */
const write = () =>
  asCaller(() =>
    guarded()
      .unitOfWork(createUserRepository)
      .run((stores) => stores.findById(user.id)),
  );

describe('a transaction of a request', () => {
  it('runs while the session is active and the roles are held', async () => {
    await expect(write()).resolves.toEqual(user);
    await users().save(withRoles(user, ['user', 'manager', 'admin'], new Date()));
    await expect(write()).resolves.toMatchObject({ version: 2 });
  });

  it('is rejected when the session has ended since the request was authenticated', async () => {
    await createSessionRepository(database.session).endAll(user.id, systemClock.now());
    await expect(write()).rejects.toMatchObject({ code: 'token_invalid' });
  });

  it('is rejected when the user is deleted', async () => {
    await users().remove(user);
    await expect(write()).rejects.toMatchObject({ code: 'token_invalid' });
  });

  it('is rejected when the user has lost a role', async () => {
    await users().save(withRoles(user, ['user'], new Date()));
    await expect(write()).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('requires no caller outside of requests', async () => {
    const work = guarded()
      .unitOfWork(createUserRepository)
      .run((stores) => stores.findById(user.id));
    await expect(work).resolves.toEqual(user);
  });
});

describe('a password change', () => {
  it('is rejected when every session ends while the current password is verified', async () => {
    const { passwords, reached, proceed } = createPausingPasswords('the old password');
    const { changePassword } = createAuthService(guarded(), { passwords });
    const passwordChange = { currentPassword: 'the old password', newPassword: 'the new password' };
    const caller = { principal, address: '192.0.2.1' };
    const change = asCaller(() => changePassword.execute(caller, user.id, passwordChange, undefined));
    await reached;
    await createSessionRepository(database.session).endAll(user.id, systemClock.now());
    proceed();
    await expect(change).rejects.toMatchObject({ code: 'token_invalid' });
    await expect(users().findById(user.id)).resolves.toEqual(user);
  });
});
