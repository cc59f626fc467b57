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

/** Versions that a write may replace; `undefined` for any. */
export type ExpectedVersions = ReadonlySet<number> | undefined;

/** Returns a strong entity tag that changes with every version. */
export function etagOf({ version }: { version: number }): string {
  return `"${version}"`;
}

/**
 * Returns the versions that a write is conditional on; `undefined` for an unconditional write.
 * @param header `if-match` (RFC 9110, 13.1.1); weak tags never match
 */
export function expectedVersions(header: string | undefined): ExpectedVersions {
  if (header === undefined || header.trim() === '*') return undefined;
  const versions = header.split(',').map((tag) => /^"(\d{1,15})"$/.exec(tag.trim())?.[1]);
  return new Set(versions.filter((version) => version !== undefined).map(Number));
}
