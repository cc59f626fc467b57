import { z } from 'zod';

/** Who may call: anyone, anyone signed in, or whoever has the permission. Ownership is checked by the use case. */
export type Access = 'anyone' | 'authenticated' | { permission: string };

export interface OperationResponse {
  description: string;
  /** What of the answer leaves the service: keys that are not named here are dropped. */
  body?: z.ZodType;
  /** Response headers worth documenting, with their meaning. */
  headers?: Readonly<Record<string, string>>;
  /** JSON unless said otherwise. */
  mediaType?: string;
}

/** The contract of one operation: validation, response filtering, access and OpenAPI all come from it. */
export interface Operation {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The full path in OpenAPI's form: `/api/v1/users/{id}`. */
  path: string;
  tag: string;
  summary: string;
  access: Access;
  /** Without one, every query key is unknown. */
  query?: z.ZodObject;
  body?: z.ZodType;
  responses: Readonly<Record<number, OperationResponse>>;
  /** Takes an `idempotency-key`. */
  idempotent?: true;
  /** Takes an `if-match`. */
  conditional?: true;
  /** Problem codes of its own, beside those that follow from access and body. */
  problems?: Readonly<Record<number, readonly string[]>>;
}

/** Types an operation by its own literals, so that handlers know their input and output. */
export function defineOperation<const T extends Operation>(operation: T): T {
  return operation;
}

const noQuery = z.strictObject({});

/** What a query has to be: without one in the contract, every key is unknown. */
export function querySchema({ query }: Pick<Operation, 'query'>): z.ZodObject {
  return query ?? noQuery;
}

/** The names between the braces of a path. */
export type PathParameters<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathParameters<Rest>
  : never;
