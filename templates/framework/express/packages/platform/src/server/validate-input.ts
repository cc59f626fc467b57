import type { RequestHandler } from 'express';
import { z } from 'zod';
import { validateBody, validateQuery } from '../http/index.js';
import type { Operation } from '../http/index.js';

/** Holds body and query against the contract. */
export function validateInput({ body, query = z.strictObject({}) }: Operation): RequestHandler {
  return (request, _response, next) => {
    request.input = {
      body: body && validateBody(body, request.body),
      query: validateQuery(query, request.query),
    };
    next();
  };
}
