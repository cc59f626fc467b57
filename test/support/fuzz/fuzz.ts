import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { createConformanceCheck } from '../../../templates/service/services/__service__/test/support/conformance.js';
import { ownId, requests } from './request-arbitrary.js';
import type { FuzzRequest, OpenApiDocument } from './request-arbitrary.js';

export interface FuzzTarget {
  url: string;
  admin: { email: string; password: string };
}

interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

/**
 * Sends requests generated from the OpenAPI document of a running service, and validates every response against the
 * document. The rate limits of the service must be disabled.
 * @returns the number of responses by status
 * @throws Error with a request that got a 5xx or an undocumented response
 */
export async function fuzz(target: FuzzTarget, runs: number, seed: number): Promise<Record<number, number>> {
  const text = await (await fetch(`${target.url}/openapi.json`)).text();
  const document = JSON.parse(text) as OpenApiDocument;
  const check = createConformanceCheck(text);
  const callers = createCallers(target);
  const statuses: Record<number, number> = {};

  const property = fc.asyncProperty(requests(document), async (made) => {
    const { id, headers } = await callers[made.caller]();
    const sent = { ...made, path: made.path.replaceAll(ownId, id), headers: { ...made.headers, ...headers } };
    const answer = await send(target.url, sent);
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    if (answer.status >= 500)
      throw new Error(`The response was ${answer.status}: ${JSON.stringify(answer.body)}`);
    check(sent.method, sent.path, answer);
  });
  await fc.assert(property, { numRuns: runs, seed, endOnFailure: true });
  return statuses;
}

interface Caller {
  id: string;
  headers: Record<string, string>;
}

/** Returns functions that log in a caller, again with a new session or user when the current session is invalid. */
function createCallers({ url, admin }: FuzzTarget): Record<FuzzRequest['caller'], () => Promise<Caller>> {
  const post = (path: string, body: object) =>
    fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const logIn = async (credentials: { email: string; password: string }): Promise<Caller> => {
    const { accessToken } = await (await post('/auth/login', credentials)).json();
    const headers = { authorization: `Bearer ${accessToken}` };
    const { id } = await (await fetch(`${url}/api/v1/users/me`, { headers })).json();
    return { id, headers };
  };
  const keep = (enter: () => Promise<Caller>) => {
    let caller: Caller | undefined;
    return async () => {
      const alive = caller && (await fetch(`${url}/api/v1/users/me`, { headers: caller.headers })).ok;
      caller = alive && caller ? caller : await enter();
      return caller;
    };
  };
  const nobody = { id: randomUUID(), headers: {} };
  const forged = { id: randomUUID(), headers: { authorization: 'Bearer e30.e30.e30' } };
  return {
    nobody: async () => nobody,
    forger: async () => forged,
    // The administrator gets a random ID, so that no request deletes or changes it.
    admin: keep(async () => ({ ...(await logIn(admin)), id: randomUUID() })),
    user: keep(async () => {
      const name = randomUUID().slice(0, 13);
      const person = { email: `${name}@example.com`, username: name, password: 'correct horse battery' };
      await post('/users', person);
      return logIn(person);
    }),
  };
}

async function send(url: string, { method, path, headers, body }: FuzzRequest): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  const request = httpRequest({ hostname, port, method, path, headers: { ...headers, ...length } });
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const text = (await buffer(response)).toString();
  const received = new Headers(
    Object.entries(response.headersDistinct).flatMap(([name, values]) =>
      (values ?? []).map((value): [string, string] => [name, value]),
    ),
  );
  const isJson = /json/.test(received.get('content-type') ?? '') && text !== '';
  return { status: response.statusCode ?? 0, headers: received, body: isJson ? JSON.parse(text) : text };
}
