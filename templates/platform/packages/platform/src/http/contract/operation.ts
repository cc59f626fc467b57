import { z } from 'zod';

/** Who may call: anyone, any authenticated user, or users with the permission. Use cases check ownership. */
export type Access = 'anyone' | 'authenticated' | { permission: string };

export interface OperationResponse {
  description: string;
  /** Schema of the response body. Keys that it does not name are dropped. */
  body?: z.ZodType;
  /** Documented response headers, with their meaning. */
  headers?: Readonly<Record<string, string>>;
  /** JSON by default. */
  mediaType?: string;
}

/** The contract of one operation: the source of validation, response filtering, access control and OpenAPI. */
export interface Operation {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The full path in OpenAPI syntax: `/api/v1/users/{id}`. */
  path: string;
  tag: string;
  summary: string;
  access: Access;
  /** Without a schema, every query key is rejected. */
  query?: z.ZodObject;
  body?: z.ZodType;
  responses: Readonly<Record<number, OperationResponse>>;
  /** Accepts an `idempotency-key` header. */
  idempotent?: true;
  /** Accepts an `if-match` header. */
  conditional?: true;
  /** Problem codes beyond those implied by access and body. */
  problems?: Readonly<Record<number, readonly string[]>>;
}

/** Infers the literal type of an operation, so that handlers have typed input and output. */
export function defineOperation<const T extends Operation>(operation: T): T {
  return operation;
}

const noQuery = z.strictObject({});

/** Returns the schema of the query, which rejects every key if the contract has none. */
export function querySchema({ query }: Pick<Operation, 'query'>): z.ZodObject {
  return query ?? noQuery;
}

/** Names of the path parameters. */
export type PathParameters<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathParameters<Rest>
  : never;
