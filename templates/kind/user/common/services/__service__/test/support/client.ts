import { createConformanceCheck } from './conformance.js';
import type { Answer, ConformanceCheck } from './conformance.js';
import { newPerson } from './factories.js';
import type { Person } from './factories.js';

export interface RequestOptions {
  /** Sent as JSON. */
  json?: unknown;
  /** Sent unchanged. */
  body?: string | Uint8Array<ArrayBuffer>;
  token?: string;
  headers?: Record<string, string>;
}

export interface HttpClient {
  request(method: string, path: string, options?: RequestOptions): Promise<Answer>;
}

/** Creates a client that validates every response by the OpenAPI document of the service. */
export function createClient(baseUrl: string): HttpClient {
  let check: Promise<ConformanceCheck> | undefined;
  const fetchCheck = async () => {
    const response = await fetch(`${baseUrl}/openapi.json`);
    return createConformanceCheck(await response.text());
  };

  return {
    async request(method, path, { json, body, token, headers } = {}) {
      const init: RequestInit = {
        method,
        headers: {
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...(token && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: json === undefined ? (body ?? null) : JSON.stringify(json),
      };
      const response = await fetch(baseUrl + path, init);
      const text = await response.text();
      const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
      const answer = {
        status: response.status,
        headers: response.headers,
        body: isJson ? JSON.parse(text) : text,
      };
      check ??= fetchCheck();
      (await check)(method, path, answer);
      return answer;
    },
  };
}

export interface RegisteredUser {
  id: string;
  email: string;
  username: string;
  roles: string[];
}

/** Registers a new user with the given changes. */
export async function registerUser(
  client: HttpClient,
  changes: Partial<Person> = {},
): Promise<RegisteredUser> {
  const json = newPerson(changes);
  const { status, body } = await client.request('POST', '/api/v1/users', { json });
  if (status !== 201) throw new Error(`Registering failed: ${status} ${JSON.stringify(body)}`);
  return body;
}

export interface SignedIn {
  user: RegisteredUser;
  password: string;
  tokens: { accessToken: string; refreshToken: string; tokenType: string; expiresIn: number };
}

/** Registers a new user and logs in. */
export async function signUp(client: HttpClient): Promise<SignedIn> {
  const person = newPerson();
  const user = await registerUser(client, person);
  return { user, password: person.password, tokens: await logIn(client, person) };
}

export async function logIn(
  client: HttpClient,
  { email, password }: { email: string; password: string },
): Promise<SignedIn['tokens']> {
  const { status, body } = await client.request('POST', '/api/v1/auth/login', { json: { email, password } });
  if (status !== 200) throw new Error(`Login failed: ${status} ${JSON.stringify(body)}`);
  return body;
}
