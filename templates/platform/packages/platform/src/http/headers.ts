import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { integer, list, webOrigin } from '../config/index.js';

export const httpSettings = {
  HOST: z.string().default('127.0.0.1'),
  PORT: integer(0, 65_535).prefault('3000'),
  API_DOCS: z.stringbool('is neither true nor false').optional(),
  CORS_ORIGINS: list(webOrigin).prefault(''),
  OPS_PORT: integer(0, 65_535).optional(),
  RATE_LIMIT_PER_MINUTE: integer(0, 1_000_000).prefault('600'),
  TRUST_PROXY_HOPS: integer(0, 16).prefault('0'),
  REQUEST_TIMEOUT_SECONDS: integer(1, 3_600).prefault('30'),
  SHUTDOWN_DELAY_SECONDS: integer(0, 3_600).prefault('0'),
  SHUTDOWN_GRACE_SECONDS: integer(0, 3_600).prefault('10'),
};

/** Returns the id sent by the client if it has 1 to 128 visible ASCII characters, otherwise a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\x21-\x7e]{1,128}$/.test(header) ? header : randomUUID();
}

const everyAnswer = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

const personal = /^\/api\/v1\/(auth\/|users(\/|$))/;

/** Returns the headers of every response of a path. */
export function responseHeaders(path: string, requestId: string): Record<string, string> {
  return {
    ...everyAnswer,
    'x-request-id': requestId,
    ...(personal.test(path) && { 'cache-control': 'no-store' }),
  };
}

/** Returns whether a header describes one response only, so that a problem that replaces the response drops it. */
export function describesAnswer(name: string): boolean {
  return /^(content-(?!security-policy)|etag$|last-modified$|link$|location$|set-cookie$|idempotency-replayed$)/i.test(
    name,
  );
}

/** Returns the header with the processing time. */
export function timingHeaders(milliseconds: number): { 'server-timing': string } {
  return { 'server-timing': `app;dur=${milliseconds.toFixed(1)}` };
}

/** Headers of responses that scripts may not read unless CORS exposes them. */
const exposedHeaders = [
  'allow',
  'etag',
  'idempotency-replayed',
  'location',
  'retry-after',
  'server-timing',
  'www-authenticate',
  'x-request-id',
];

/** Returns the CORS headers for an allowed origin, and none for any other. */
export function corsHeaders(origin: string | undefined, allowed: readonly string[]): Record<string, string> {
  if (allowed.length === 0) return {};
  if (!origin || !allowed.includes(origin)) return { vary: 'origin' };
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': exposedHeaders.join(', '),
  };
}

/** Returns the headers of the response to OPTIONS; those of a CORS preflight only for an allowed origin. */
export function optionsHeaders(methods: readonly string[], corsAllowed: boolean): Record<string, string> {
  if (!corsAllowed) return { allow: methods.join(', ') };
  return {
    allow: methods.join(', '),
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers':
      'authorization, content-type, idempotency-key, if-match, traceparent, tracestate, x-request-id',
    'access-control-max-age': '600',
  };
}
