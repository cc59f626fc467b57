import { randomBytes } from 'node:crypto';

/** @typedef {{ id: string, tokens: { accessToken: string, refreshToken: string } }} VirtualUser */

export const rateLimited =
  'The service limits requests by address (429): start it with RATE_LIMIT_PER_MINUTE=0 to measure it.';

const json = { 'content-type': 'application/json' };
const bearer = ({ tokens }) => ({ authorization: `Bearer ${tokens.accessToken}` });

/**
 * Registers a new user and logs in.
 * @param {string} url of the service
 * @returns {Promise<VirtualUser>}
 */
export async function signUp(url) {
  const username = `load-${randomBytes(8).toString('hex')}`;
  const credentials = { email: `${username}@example.com`, password: 'correct horse battery staple' };
  const { id } = await post(url, '/api/v1/users', { ...credentials, username });
  return { id, tokens: await post(url, '/api/v1/auth/login', credentials) };
}

/** @param {string} url of the service @param {VirtualUser} user */
export async function removeUser(url, user) {
  await fetch(new URL(`/api/v1/users/${user.id}`, url), { method: 'DELETE', headers: bearer(user) });
}

/**
 * Returns the requests of a user, repeated by autocannon. A refresh token can be used once, so the user keeps the
 * tokens of each refresh.
 * @param {VirtualUser} user
 */
export function requestsOf(user) {
  const signedIn = (request) => ({ ...request, headers: { ...request.headers, ...bearer(user) } });
  const read = (path) => ({ method: 'GET', path, setupRequest: signedIn });
  return [
    { method: 'GET', path: '/health' },
    read('/api/v1/users/me'),
    read(`/api/v1/users/${user.id}`),
    read('/api/v1/users/me'),
    {
      method: 'POST',
      path: '/api/v1/auth/refresh',
      headers: json,
      setupRequest: (request) => ({
        ...request,
        body: JSON.stringify({ refreshToken: user.tokens.refreshToken }),
      }),
      onResponse(status, body) {
        if (status === 200) user.tokens = JSON.parse(body);
      },
    },
  ];
}

async function post(url, path, body) {
  const answer = await fetch(new URL(path, url), {
    method: 'POST',
    headers: json,
    body: JSON.stringify(body),
  });
  if (answer.status === 429) throw new Error(rateLimited);
  if (!answer.ok) throw new Error(`POST ${path} returned ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
