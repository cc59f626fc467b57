import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { Request } from 'autocannon';
import { ask } from './request.js';
import type { Server } from './server.js';

/** A route to measure. */
export interface Route {
  id: 'live' | 'me' | 'login' | 'registration';
  title: string;
  /** The number of requests per round: enough for one to two seconds. */
  amount: number;
  /** Returns the next request. */
  next: (callers: readonly Caller[]) => Request;
}

/** A logged-in user. */
export interface Caller {
  email: string;
  accessToken: string;
}

const connections = 8;
const password = 'a long enough one';
const json = { 'content-type': 'application/json' };

export const routes: readonly Route[] = [
  {
    id: 'live',
    title: 'GET /health/live',
    amount: 8_000,
    next: () => ({ method: 'GET', path: '/health/live' }),
  },
  {
    id: 'me',
    title: 'GET /api/v1/users/me',
    amount: 4_000,
    next: (callers) => ({
      method: 'GET',
      path: '/api/v1/users/me',
      headers: { authorization: `Bearer ${pick(callers).accessToken}` },
    }),
  },
  {
    id: 'login',
    title: 'POST /api/v1/auth/login',
    amount: 80,
    next: (callers) => post('/api/v1/auth/login', { email: pick(callers).email, password }),
  },
  {
    id: 'registration',
    title: 'POST /api/v1/users',
    amount: 80,
    next: () => post('/api/v1/users', newPerson()),
  },
];

/** Logs in one user per connection, so that requests of the same account do not wait for each other. */
export async function logInCallers({ url }: Server): Promise<Caller[]> {
  const callers = Array.from({ length: connections }, async () => {
    const person = newPerson();
    const send = async (path: string, content: object) => {
      const { status, body } = await ask(url + path, content);
      if (status >= 300) throw new Error(`${path} returned ${status}: ${body}`);
      return JSON.parse(body) as unknown;
    };
    await send('/api/v1/users', person);
    const tokens = await send('/api/v1/auth/login', { email: person.email, password });
    const { accessToken } = tokens as Caller;
    return { email: person.email, accessToken };
  });
  return Promise.all(callers);
}

/** The wait, in milliseconds, that includes the event handling after a response in the measurement. */
const afterworkMs = 500;

/**
 * Returns the CPU time of the server per request, in milliseconds.
 * @throws Error when a request fails
 */
export async function cpuPerRequest(
  server: Server,
  { amount, next, title }: Route,
  callers: readonly Caller[],
): Promise<number> {
  const before = await server.measure();
  const result = await autocannon({
    url: server.url,
    connections,
    amount,
    requests: [{ setupRequest: (request) => ({ ...request, ...next(callers) }) }],
  });
  await delay(afterworkMs);
  const after = await server.measure();
  if (result['2xx'] !== amount || result.errors > 0) {
    throw new Error(`${title}: ${result['2xx']} of ${amount} requests succeeded, ${result.errors} failed`);
  }
  return ((after.cpuSeconds - before.cpuSeconds) * 1000) / amount;
}

function newPerson(): { email: string; username: string; password: string } {
  const name = `person-${randomBytes(8).toString('hex')}`;
  return { email: `${name}@example.com`, username: name, password };
}

function post(path: string, body: object): Request {
  return { method: 'POST', path, headers: json, body: JSON.stringify(body) };
}

function pick<T>(choices: readonly T[]): T {
  return choices[Math.floor(Math.random() * choices.length)] as T;
}
