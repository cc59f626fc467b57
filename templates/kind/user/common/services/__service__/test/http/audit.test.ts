import { beforeAll, describe, expect, it } from 'vitest';
import { logIn, signUp } from '../support/client.js';
import { newPerson, newProfile } from '../support/factories.js';
import { admin } from '../support/service.js';
import { target } from '../support/target.js';

const service = target();

let token: string;
let adminId: string;
beforeAll(async () => {
  token = (await logIn(service, admin)).accessToken;
  adminId = (await service.request('GET', '/api/v1/users/me', { token })).body.id;
});

const list = (query: string) => service.request('GET', `/api/v1/audit?${query}`, { token });

describe('the audit log', () => {
  it('records the events of a user in order, with their actor', async () => {
    const { user, tokens } = await signUp(service);
    const path = `/api/v1/users/${user.id}`;
    const profile = newProfile();
    await service.request('PUT', path, { json: profile, token: tokens.accessToken });
    await service.request('PUT', `${path}/roles`, { json: { roles: ['manager'] }, token });
    await service.request('DELETE', path, { token });
    const entries = async () => {
      const { body } = await list(`aggregateId=${user.id}`);
      return body.items.map(({ type, actorId, payload }: Record<string, unknown>) => [
        type,
        actorId,
        payload,
      ]);
    };
    await expect.poll(entries).toEqual([
      ['user.registered', null, { email: user.email, username: user.username, roles: ['user'] }],
      ['user.updated', user.id, profile],
      ['user.roles-changed', adminId, { roles: ['manager'] }],
      ['user.deleted', adminId, {}],
    ]);
  });

  it('records nothing of a rejected registration', async () => {
    const { user } = await signUp(service);
    const again = newPerson({ email: user.email });
    expect((await service.request('POST', '/api/v1/users', { json: again })).status).toBe(409);
    // An event of the rejected change would be recorded before the later one.
    const next = await signUp(service);
    await expect.poll(async () => (await list(`aggregateId=${next.user.id}`)).body.items).toHaveLength(1);
    const registered: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await list(`limit=100${cursor && `&cursor=${cursor}`}`);
      for (const { aggregateId, payload } of body.items) {
        if (payload.email === user.email) registered.push(aggregateId);
      }
      cursor = body.nextCursor;
    }
    expect(registered).toEqual([user.id]);
  });

  it('records nothing of a rejected change or deletion', async () => {
    const [{ user, tokens }, other] = [await signUp(service), await signUp(service)];
    const path = `/api/v1/users/${user.id}`;
    const nobody = '/api/v1/users/01900000-0000-7000-8000-00000000dead';
    const put = async (json: object, headers: Record<string, string> = {}) =>
      (await service.request('PUT', path, { json, headers, token: tokens.accessToken })).status;
    expect(await put({ ...newProfile(), email: other.user.email })).toBe(409);
    expect(await put(newProfile(), { 'if-match': '"9"' })).toBe(412);
    expect((await service.request('DELETE', nobody, { token })).status).toBe(404);
    // Events of one user are recorded in order: events of the rejected changes would come before this one.
    const profile = newProfile();
    expect(await put(profile)).toBe(200);
    const entries = async () =>
      (await list(`aggregateId=${user.id}`)).body.items.map(({ type, payload }: Record<string, unknown>) => [
        type,
        payload,
      ]);
    await expect.poll(entries).toContainEqual(['user.updated', profile]);
    expect(await entries()).toEqual([
      ['user.registered', expect.anything()],
      ['user.updated', profile],
    ]);
    expect((await list(`aggregateId=${nobody.split('/').at(-1)}`)).body.items).toEqual([]);
  });

  it('is paginated', async () => {
    await Promise.all([signUp(service), signUp(service), signUp(service)]);
    await expect.poll(async () => (await list('limit=3')).body.nextCursor).not.toBeNull();
    const first = await list('limit=2');
    const second = await list(`limit=2&cursor=${first.body.nextCursor}`);
    const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(4);
  });

  it('requires the permission', async () => {
    const { tokens } = await signUp(service);
    const { status } = await service.request('GET', '/api/v1/audit', { token: tokens.accessToken });
    expect(status).toBe(403);
    expect((await service.request('GET', '/api/v1/audit')).status).toBe(401);
  });

  it.each(['limit=0', 'cursor=x', 'aggregateId=', 'type=x'])('rejects %s', async (query) => {
    expect((await list(query)).status).toBe(422);
  });
});
