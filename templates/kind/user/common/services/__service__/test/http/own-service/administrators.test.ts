import { beforeAll, describe, expect, it } from 'vitest';
import { logIn, signUp } from '../../support/client.js';
import { admin } from '../../support/service.js';
import { target } from '../../support/target.js';

const service = target({});
const users = '/api/v1/users';

let token: string;
let id: string;
beforeAll(async () => {
  token = (await logIn(service, admin)).accessToken;
  id = (await service.request('GET', `${users}/me`, { token })).body.id;
});

const assign = (user: string, roles: string[], by = token, headers: Record<string, string> = {}) =>
  service.request('PUT', `${users}/${user}/roles`, { json: { roles }, token: by, headers });
const remove = (user: string, headers: Record<string, string> = {}) =>
  service.request('DELETE', `${users}/${user}`, { token, headers });

describe('the last administrator', () => {
  it('keeps its role and its account', async () => {
    for (const answer of [await assign(id, []), await assign(id, ['manager']), await remove(id)])
      expect([answer.status, answer.body.code]).toEqual([409, 'last_administrator']);
    expect((await service.request('GET', users, { token })).status).toBe(200);
  });

  it('reports a stale version first', async () => {
    const stale = { 'if-match': '"99"' };
    for (const answer of [await assign(id, [], token, stale), await remove(id, stale)])
      expect([answer.status, answer.body.code]).toEqual([412, 'precondition_failed']);
  });

  it('can be removed when there is another one', async () => {
    const other = await signUp(service);
    expect((await assign(other.user.id, ['admin'])).status).toBe(200);
    expect((await assign(id, [], other.tokens.accessToken)).status).toBe(200);
    const alone = await assign(other.user.id, [], other.tokens.accessToken);
    expect([alone.status, alone.body.code]).toEqual([409, 'last_administrator']);
    expect((await service.request('DELETE', `${users}/${id}`, { token })).status).toBe(204);
  });
});
