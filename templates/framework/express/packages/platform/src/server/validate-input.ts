import type { RequestHandler } from 'express';
import { querySchema, validateBody, validateQuery } from '../http/index.js';
import type { Operation } from '../http/index.js';

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
