import type { RequestHandler } from 'express';
import type { AccessPolicy } from '../access/index.js';
import type { Authenticator } from '../auth/index.js';
import {
  assertJsonBody,
  assertPermitted,
  beginRequest as begin,
  corsHeaders,
  parseJsonBody,
  pathOf,
  querySchema,
  readBody,
  recognize,
  responseHeaders,
  validateBody,
  validateQuery,
} from '../http/index.js';
import type { HttpConventions, Idempotency, Operation, RateLimit } from '../http/index.js';
import { runInContext } from '../logging/index.js';
import { sendAnswer, setHeaders } from './answer.js';

/** Adds the context of every request and the headers of every response. */
export function beginRequest(conventions: HttpConventions): RequestHandler {
  return (request, response, next) => {
    const active = begin(conventions, request, response);
    request.active = active;
    request.url = withPlainPath(request.url);
    setHeaders(response, responseHeaders(pathOf(request.url), active.id));
    setHeaders(response, corsHeaders(request.headers.origin, conventions.corsOrigins));
    runInContext(active.context, next);
  };
}

const unreserved = /^[\w.~-]$/;

/**
 * Decodes unreserved characters in the path (RFC 3986, 6.2.2.2), because Express compares paths literally:
 * `/%75sers` is `/users`.
 */
export function withPlainPath(url: string): string {
  if (!url.includes('%')) return url;
  const [path = '', ...query] = url.split('?');
  const plain = path.replaceAll(/%[2-7][\da-f]/gi, (code) => {
    const letter = decodeURIComponent(code);
    return unreserved.test(letter) ? letter : code;
  });
  return [plain, ...query].join('?');
}

/** Records the operation of the request. */
export function enterOperation(operation: Operation): RequestHandler {
  return (request, _response, next) => {
    request.active.operation = operation;
    next();
  };
}

/** Counts the request before authentication. */
export function countRequest(rateLimit: RateLimit): RequestHandler {
  return async (request, _response, next) => {
    await rateLimit.count(request.active.address);
    next();
  };
}

/** Checks access by the contract, before reading the body. */
export function requireAccess(
  operation: Operation,
  authenticate: Authenticator,
  policy: AccessPolicy<string>,
): RequestHandler {
  return async (request, _response, next) => {
    const principal = await recognize(operation, request.headers.authorization, authenticate);
    if (principal) request.principal = principal;
    assertPermitted(operation, principal, policy);
    next();
  };
}

/** Replaces `express.json`, which reads even oversized bodies to their end. */
export const readJsonBody: RequestHandler = async (request, _response, next) => {
  assertJsonBody(request.headers);
  request.body = parseJsonBody(await readBody(request));
  next();
};

/** Validates body and query by the contract. */
export function validateInput(operation: Operation): RequestHandler {
  const { body } = operation;
  const query = querySchema(operation);
  return (request, _response, next) => {
    request.input = {
      body: body && validateBody(body, request.body),
      query: validateQuery(query, request.query),
    };
    next();
  };
}

/** Replays the stored response for a repeated request. */
export function answerIdempotently({ id }: Operation, idempotency: Idempotency): RequestHandler {
  return async (request, response, next) => {
    const key = request.headers['idempotency-key'];
    const caller = request.principal?.userId ?? request.active.address;
    const begun = await idempotency.begin(key && String(key), `${id} ${caller}`, request.input.body);
    if (begun.replay) {
      const headers = { ...begun.replay.headers, 'idempotency-replayed': 'true' };
      await sendAnswer(request, response, { ...begun.replay, headers });
    } else {
      request.idempotent = begun;
      next();
    }
  };
}
