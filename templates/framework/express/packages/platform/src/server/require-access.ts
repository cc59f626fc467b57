import type { RequestHandler } from 'express';
import type { AccessPolicy } from '../access/index.js';
import type { Authenticator } from '../auth/index.js';
import { assertPermitted, recognize } from '../http/index.js';
import type { Operation } from '../http/index.js';

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
