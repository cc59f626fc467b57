import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { Request } from 'autocannon';
import { ask } from './request.js';
import type { Server } from './server.js';

/** A request that is made again and again, each time as `next` says. */
export interface Route {
  id: 'live' | 'me' | 'login' | 'registration';
  title: string;
  /** Requests in one round: enough for a second or two of work. */
  amount: number;
  next: (callers: readonly Caller[]) => Request;
}

/** Somebody with an account, logged in. */
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

/** As many as there are connections, so that nobody has to wait for another request of the same account. */
export async function logInCallers({ url }: Server): Promise<Caller[]> {
  const callers = Array.from({ length: connections }, async () => {
    const person = newPerson();
    const send = async (path: string, content: object) => {
      const { status, body } = await ask(url + path, content);
      if (status >= 300) throw new Error(`${path} answers ${status}: ${body}`);
      return JSON.parse(body) as unknown;
    };
    await send('/api/v1/users', person);
    const tokens = await send('/api/v1/auth/login', { email: person.email, password });
    const { accessToken } = tokens as Caller;
    return { email: person.email, accessToken };
  });
  return Promise.all(callers);
}

/** What events a request has caused is still at work when it has been answered; that is counted too. */
const afterworkMs = 500;

/** The processor time that the server needs for one request, in milliseconds. */
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
