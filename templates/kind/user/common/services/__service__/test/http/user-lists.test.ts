import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { logIn, registerUser, signUp } from '../support/client.js';
import { admin } from '../support/service.js';
import { target } from '../support/target.js';

const service = target();
const users = '/api/v1/users';
/** A shared service may hold the users of an earlier run. */
const run = randomBytes(3).toString('hex');

let token: string;
beforeAll(async () => {
  token = (await logIn(service, admin)).accessToken;
});

const list = (query: Record<string, string>) =>
  service.request('GET', `${users}?${new URLSearchParams(query).toString()}`, { token });

const register = async (username: string) => (await registerUser(service, { username })).id;

async function* pages(query: Record<string, string>) {
  let cursor: string | null = null;
  do {
    const { body } = await list({ ...query, ...(cursor !== null && { cursor }) });
    yield body.items as { id: string; username: string }[];
    cursor = body.nextCursor;
  } while (cursor !== null);
}

describe('a list', () => {
  it('returns every user once, in the order of ids', async () => {
    const names = Array.from({ length: 7 }, (_, index) => `walk_${run}_${index}`);
    const ids: string[] = [];
    for (const name of names) ids.push(await register(name));
    const seen: string[][] = [];
    for await (const page of pages({ search: `WALK_${run}_`, limit: '3' }))
      seen.push(page.map(({ id }) => id));
    expect(seen.map(({ length }) => length)).toEqual([3, 3, 1]);
    expect(seen.flat()).toEqual(ids.toSorted());
  });

  it('recognizes a full last page', async () => {
    await Promise.all([`full_${run}_a`, `full_${run}_b`].map(register));
    const { body } = await list({ search: `full_${run}_`, limit: '2' });
    expect([body.items.length, body.nextCursor]).toEqual([2, null]);
  });

  it('neither repeats nor loses a user during inserts and deletes', async () => {
    const stay: string[] = [];
    const leave: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      stay.push(await register(`calm_${run}_${index}`));
      leave.push(await register(`calm_${run}_x${index}`));
    }
    const seen: string[] = [];
    for await (const page of pages({ search: `calm_${run}_`, limit: '4' })) {
      seen.push(...page.map(({ id }) => id));
      await service.request('DELETE', `${users}/${leave.pop()}`, { token });
      await service.request('DELETE', `${users}/${leave.shift()}`, { token });
      await register(`calm_${run}_y${seen.length}`);
    }
    expect(seen.filter((id) => stay.includes(id))).toEqual(stay.toSorted());
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('has twenty items by default', async () => {
    await Promise.all(Array.from({ length: 21 }, (_, index) => register(`many_${run}_${index}`)));
    const { body } = await list({ search: `many_${run}_` });
    expect(body.items).toHaveLength(20);
  });

  it('searches prefixes of addresses and usernames, ignoring case and taking wildcards literally', async () => {
    const person = await signUp(service);
    const found = async (search: string) =>
      (await list({ search })).body.items.map(({ id }: { id: string }) => id);
    expect(await found(person.user.email.toUpperCase())).toEqual([person.user.id]);
    expect(await found(person.user.username.slice(0, 10).toUpperCase())).toEqual([person.user.id]);
    expect(await found(person.user.username.slice(1))).toEqual([]);
    expect(await found('%')).toEqual([]);
    expect(await found(`_${person.user.username.slice(1)}`)).toEqual([]);
    expect(await found('\\')).toEqual([]);
    expect(await found("' or 1=1 --")).toEqual([]);
  });

  it.each([
    ['limit', '0'],
    ['limit', '101'],
    ['limit', '-1'],
    ['limit', '1.5'],
    ['limit', 'x'],
    ['limit', ''],
    ['cursor', 'x'],
    ['cursor', ''],
    ['cursor', Buffer.from('not an id').toString('base64url')],
    ['search', ''],
    ['search', 'a\nb'],
    ['search', '\u0000'],
    ['search', 'x'.repeat(101)],
    ['page', '2'],
    ['offset', '0'],
  ])('rejects %s=%j', async (key, value) => {
    const { status, body } = await list({ [key]: value });
    expect([status, body.code, body.errors?.[0]?.path]).toEqual([422, 'validation_failed', `?${key}`]);
  });

  it('rejects repeated and unknown keys', async () => {
    const twice = await service.request('GET', `${users}?limit=1&limit=2`, { token });
    expect([twice.status, twice.body.errors[0].path]).toEqual([422, '?limit']);
    for (const path of [`${users}/me`, '/health/live']) {
      const { status, body } = await service.request('GET', `${path}?verbose=1`, { token });
      expect([status, body.errors?.[0]?.path]).toEqual([422, '?verbose']);
    }
  });
});
