import type { Database, Session, UnitOfWork } from '@repo/platform/database';
import { InUse, StaleWrite } from '@repo/platform/errors';
import type { Page } from '@repo/platform/http';
import { uuids } from '@repo/platform/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmailTaken, UsernameTaken } from '../../src/modules/users/application/ports.js';
import type { UserRepository } from '../../src/modules/users/application/ports.js';
import { withProfile, withRoles } from '../../src/modules/users/domain/user.js';
import type { User } from '../../src/modules/users/domain/user.js';
import { usersMigrations } from '../../src/modules/users/infrastructure/migrations.js';
import { createUserRepository } from '../../src/modules/users/infrastructure/user-repository.js';
import { newUser } from '../support/factories.js';
import { openTestDatabase } from '../support/open-test-database.js';
import { referringTo, referTo } from '../support/other-tables.js';
import { pageBy } from '../support/pages.js';

const profileOf = ({ id, email }: User) => ({ id, email });

let database: Database<Session>;
let users: UserRepository;
let unitOfWork: UnitOfWork<{ users: UserRepository }>;

beforeAll(async () => {
  database = await openTestDatabase([...usersMigrations, referringTo('users')]);
  users = createUserRepository(database.session);
  unitOfWork = database.unitOfWork((session) => ({ users: createUserRepository(session) }));
});
afterAll(() => database.close());

describe('the user repository', () => {
  it('finds an added record unchanged', async () => {
    const user = newUser();
    await users.add(user);
    await expect(users.findById(user.id)).resolves.toEqual(user);
    await expect(users.findByEmail(user.email)).resolves.toEqual(user);
  });

  it('returns null for an unknown user', async () => {
    await expect(users.findById(uuids.next())).resolves.toBeNull();
    await expect(users.findByEmail('nobody@example.com')).resolves.toBeNull();
  });

  it('reports the duplicate value when adding and saving', async () => {
    const [one, two] = [newUser(), newUser()];
    await users.add(one);
    await users.add(two);
    await expect(users.add(newUser({ email: one.email }))).rejects.toThrow(EmailTaken);
    await expect(users.add(newUser({ username: one.username.toUpperCase() }))).rejects.toThrow(UsernameTaken);
    const changed = (profile: { email?: string; username?: string }) =>
      users.save(withProfile(two, { email: two.email, username: two.username, ...profile }, new Date()));
    await expect(changed({ email: one.email })).rejects.toThrow(EmailTaken);
    await expect(changed({ username: one.username })).rejects.toThrow(UsernameTaken);
  });

  it('accepts one of concurrent users with the same address', async () => {
    const { email } = newUser();
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => users.add(newUser({ email }))));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(reasons.filter((reason) => !(reason instanceof EmailTaken))).toEqual([]);
  });

  it('saves only over the version that was read', async () => {
    const user = newUser();
    await users.add(user);
    const mine = withRoles(user, ['manager'], new Date());
    await users.save(mine);
    await expect(users.save(withRoles(user, ['admin'], new Date()))).rejects.toThrow(StaleWrite);
    await expect(users.findById(user.id)).resolves.toEqual(mine);
  });
});

describe('replacing a password hash', () => {
  it('creates a new version of an expected one only', async () => {
    const user = newUser();
    await users.add(user);
    await users.replacePasswordHash(user, 'new', new Date(), new Set([1]));
    await expect(users.findById(user.id)).resolves.toMatchObject({ passwordHash: 'new', version: 2 });
    const verified = { ...profileOf(user), passwordHash: 'new' };
    for (const expected of [new Set([1]), new Set<number>()]) {
      await expect(users.replacePasswordHash(verified, 'x', new Date(), expected)).rejects.toThrow(
        StaleWrite,
      );
    }
  });

  it('replaces only the verified hash', async () => {
    const user = newUser();
    await users.add(user);
    await users.replacePasswordHash(user, 'new', new Date());
    await expect(users.replacePasswordHash(user, 'x', new Date())).rejects.toThrow(StaleWrite);
    await expect(users.findById(user.id)).resolves.toMatchObject({ passwordHash: 'new' });
  });
});

describe('confirming what was verified', () => {
  it('requires the same hash and address, and an existing account', async () => {
    const user = newUser();
    await users.add(user);
    const confirm = (changes = {}) =>
      unitOfWork.run((stores) =>
        stores.users.confirmPasswordHash({ ...profileOf(user), passwordHash: user.passwordHash, ...changes }),
      );
    await expect(confirm()).resolves.toBe(true);
    await expect(confirm({ passwordHash: 'x' })).resolves.toBe(false);
    await expect(confirm({ email: 'x@example.com' })).resolves.toBe(false);
    await users.remove(user);
    await expect(confirm()).resolves.toBe(false);
  });
});

describe('listing', () => {
  it('returns every user once, in the order of ids, for every page size', async () => {
    const marked = 'list-' + uuids.next().slice(-6);
    const added = Array.from({ length: 5 }, (_, index) => newUser({ username: `${marked}-${index}` }));
    for (const user of added.toReversed()) await users.add(user);
    const pageAfter = (page?: Page<User>) => users.list({ ...pageBy(2, page), search: marked });
    const first = await pageAfter();
    const second = await pageAfter(first);
    const third = await pageAfter(second);
    expect([...first.items, ...second.items, ...third.items]).toEqual(added);
    expect(third.hasMore).toBe(false);
  });

  it('loses no user when one on an earlier page is deleted', async () => {
    const marked = 'gone-' + uuids.next().slice(-6);
    const added = Array.from({ length: 4 }, (_, index) => newUser({ username: `${marked}-${index}` }));
    for (const user of added) await users.add(user);
    const first = await users.list({ ...pageBy(2), search: marked });
    await users.remove(first.items[0]!);
    const second = await users.list({ ...pageBy(2, first), search: marked });
    expect(second.items).toEqual(added.slice(2));
  });

  it('recognizes a full last page', async () => {
    const marked = 'full-' + uuids.next().slice(-6);
    for (const index of [1, 2]) await users.add(newUser({ username: `${marked}-${index}` }));
    const page = await users.list({ ...pageBy(2), search: marked });
    expect([page.items.length, page.hasMore]).toEqual([2, false]);
  });

  it('treats wildcards literally', async () => {
    const tail = uuids.next().slice(-6);
    const [plain, underscore] = [newUser({ username: `wx${tail}` }), newUser({ username: `w_${tail}` })];
    await users.add(plain);
    await users.add(underscore);
    const found = async (search: string) => (await users.list({ ...pageBy(9), search })).items;
    expect(await found(`w_${tail}`)).toEqual([underscore]);
    expect(await found(`%${tail}`)).toEqual([]);
    expect(await found(`\\w`)).toEqual([]);
  });
});

describe('searching', () => {
  it('finds prefixes of addresses and usernames, and no other text', async () => {
    const tail = uuids.next().slice(-8);
    const named = (username: string, email = `${uuids.next()}@example.com`) => newUser({ username, email });
    const [byName, byEmail] = [named(`Near${tail}z`), named(`x${tail}`, `near${tail}@example.com`)];
    for (const user of [byName, byEmail, named(`neas${tail}`), named(`near${tail.slice(0, -1)}`)]) {
      await users.add(user);
    }
    const found = async (search: string) => (await users.list({ ...pageBy(9), search })).items;
    expect(await found(`near${tail}`)).toEqual([byName, byEmail]);
    expect(await found(`near${tail}\u{10ffff}`)).toEqual([]);
    expect(await found(`near${tail}\ud7ff`)).toEqual([]);
  });
});

describe('removing', () => {
  it('removes only the version that was read', async () => {
    const user = newUser();
    await users.add(user);
    await expect(users.remove({ id: user.id, version: 7 })).rejects.toThrow(StaleWrite);
    await users.remove(user);
    await expect(users.findById(user.id)).resolves.toBeNull();
    await expect(users.remove(user)).rejects.toThrow(StaleWrite);
  });
});

describe('the holders of roles', () => {
  it('are found by the exact, case-sensitive role name', async () => {
    const marked = `r-${uuids.next().slice(-6)}`;
    const others = [`${marked}s`, marked.toUpperCase(), marked.replace('-', '_')];
    for (const role of others) await users.add(newUser({ roles: [role] }));
    const holder = newUser({ roles: ['user', marked] });
    await users.add(holder);
    await expect(unitOfWork.run((stores) => stores.users.lockHolders([marked, 'none']))).resolves.toEqual([
      holder.id,
    ]);
    await expect(unitOfWork.run((stores) => stores.users.lockHolders([]))).resolves.toEqual([]);
  });
});

describe('a referenced user', () => {
  it('is not removed', async () => {
    const user = newUser();
    await users.add(user);
    await referTo(database.session, user.id);
    await expect(users.remove(user)).rejects.toThrow(InUse);
    await expect(users.findById(user.id)).resolves.toEqual(user);
  });
});

describe('the unit of work', () => {
  it('commits everything or nothing', async () => {
    const [kept, lost] = [newUser(), newUser()];
    await unitOfWork.run((stores) => stores.users.add(kept));
    const failing = unitOfWork.run(async (stores) => {
      await stores.users.add(lost);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await expect(users.findById(kept.id)).resolves.not.toBeNull();
    await expect(users.findById(lost.id)).resolves.toBeNull();
  });
});

describe('migrations', () => {
  it('reports pending migrations, applies them once and rolls them back', async () => {
    const empty = await openTestDatabase([]);
    expect(await empty.pending(usersMigrations)).toEqual(['0001_users']);
    expect(await empty.migrate(usersMigrations)).toEqual(['0001_users']);
    expect(await empty.migrate(usersMigrations)).toEqual([]);
    expect(await empty.pending(usersMigrations)).toEqual([]);
    expect(await empty.rollback(usersMigrations)).toBe('0001_users');
    expect(await empty.rollback(usersMigrations)).toBeNull();
    await empty.close();
  });
});
