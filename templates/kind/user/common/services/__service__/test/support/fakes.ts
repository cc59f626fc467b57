import type { PasswordHasher } from '@repo/platform/auth';
import type { Counter } from '@repo/platform/cache';
import type { OutcomeStore, UnitOfWork } from '@repo/platform/database';
import { StaleWrite } from '@repo/platform/errors';
import { toPage } from '@repo/platform/http';
import type { Command, DomainEvent, Outbox } from '@repo/platform/messaging';
import type { Clock, Ids } from '@repo/platform/runtime';
import type { UserRepository } from '../../src/modules/users/application/ports.js';
import { EmailTaken, UsernameTaken } from '../../src/modules/users/application/ports.js';
import type { User } from '../../src/modules/users/domain/user.js';
import { usernameKey } from '../../src/modules/users/domain/user.js';

/** For tests of use cases only; contract tests check the real stores. */
export function createFakeUsers(): UserRepository {
  const users = new Map<string, User>();
  const assertFree = ({ id, email, username }: User) => {
    for (const other of users.values()) {
      if (other.id === id) continue;
      if (other.email === email) throw new EmailTaken();
      if (usernameKey(other.username) === usernameKey(username)) throw new UsernameTaken();
    }
  };
  return {
    findById: async (id) => users.get(id) ?? null,
    findByEmail: async (email) => [...users.values()].find((user) => user.email === email) ?? null,
    async add(user) {
      assertFree(user);
      users.set(user.id, user);
    },
    async save(user) {
      if (users.get(user.id)?.version !== user.version - 1) throw new StaleWrite();
      assertFree(user);
      users.set(user.id, user);
    },
    async replacePasswordHash() {
      throw new Error('Not used by a use case of this module');
    },
    async confirmPasswordHash() {
      throw new Error('Not used by a use case of this module');
    },
    async remove({ id, version }) {
      if (users.get(id)?.version !== version) throw new StaleWrite();
      users.delete(id);
    },
    lockHolders: async (roles) =>
      [...users.values()]
        .filter((user) => user.roles.some((role) => roles.includes(role)))
        .map(({ id }) => id),
    async list({ limit, after, search = '' }) {
      const found = [...users.values()]
        .filter(({ id }) => after === undefined || id > after.id)
        .filter(({ email, username }) =>
          [email, usernameKey(username)].some((text) => text.startsWith(search)),
        )
        .toSorted((a, b) => (a.id < b.id ? -1 : 1));
      return toPage(found, limit);
    },
  };
}

interface FakeUnitOfWork<Stores> extends UnitOfWork<Stores> {
  /** The number of transactions. */
  runs: number;
}

export function createFakeUnitOfWork<Stores>(
  stores: Stores,
  outcomes: OutcomeStore = { settle: async () => true },
): FakeUnitOfWork<Stores> {
  return {
    runs: 0,
    async run(work, outcome) {
      this.runs += 1;
      const result = await work(stores);
      await outcome?.record(result, outcomes);
      return result;
    },
  };
}

interface FakeOutbox extends Outbox {
  appended: { event: DomainEvent; actorId: string | null }[];
  enqueued: { command: Command; notBefore: Date | undefined }[];
}

/** Records the messages. */
export function createFakeOutbox(): FakeOutbox {
  return {
    appended: [],
    enqueued: [],
    async append(event, actorId) {
      this.appended.push({ event, actorId });
    },
    async enqueue(command, notBefore) {
      this.enqueued.push({ command, notBefore });
    },
  };
}

export const fakePasswords: PasswordHasher = {
  hash: async (password) => `hash of ${password}`,
  verify: async (password, passwordHash) => passwordHash === `hash of ${password}`,
  needsRehash: () => false,
};

/** A counter whose window never ends. */
export function createFakeCounter(): Counter {
  const counts = new Map<string, number>();
  const read = async (key: string) => ({ value: counts.get(key) ?? 0, secondsLeft: 1 });
  return {
    read,
    async count(key) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return read(key);
    },
    async reset(key) {
      counts.delete(key);
    },
  };
}

/** A hasher that blocks before it verifies this password for the first time. */
export function createPausingPasswords(paused: string) {
  let reach = (): void => {};
  let proceed = (): void => {};
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const released = new Promise<void>((resolve) => (proceed = resolve));
  let isPaused = false;
  const passwords: PasswordHasher = {
    ...fakePasswords,
    async verify(password, passwordHash) {
      const matches = await fakePasswords.verify(password, passwordHash);
      if (password !== paused || isPaused) return matches;
      isPaused = true;
      reach();
      await released;
      return matches;
    },
  };
  return { passwords, reached, proceed: () => proceed() };
}

export const fixedClock: Clock = { now: () => new Date('2030-01-02T03:04:05.678Z') };

export function countedIds(): Ids {
  let count = 0;
  return { next: () => `00000000-0000-7000-8000-${String((count += 1)).padStart(12, '0')}` };
}
