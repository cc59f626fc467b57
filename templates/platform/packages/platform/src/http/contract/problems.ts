import { z } from 'zod';
import type { Operation } from './operation.js';

export const problemMediaType = 'application/problem+json';

/** Further errors are left out, so that a response is never much larger than its request. */
export const maxFieldErrors = 50;

/** The body of an error response (RFC 9457). */
export const problemBody = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string(),
    requestId: z.string(),
    errors: z
      .array(z.object({ path: z.string(), code: z.string(), message: z.string() }))
      .max(maxFieldErrors)
      .optional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.output<typeof problemBody>;

/** Returns the problem codes of an operation by status: those implied by its access and body, and its own. */
export function problemsOf({
  access,
  method,
  body,
  path,
  problems,
  idempotent,
  conditional,
}: Operation): Record<number, string[]> {
  const implied: (readonly [number, readonly string[]])[] = [
    ...(access === 'anyone' ? [] : [[401, ['unauthenticated', 'token_expired', 'token_invalid']] as const]),
    // A write is rejected if the caller lost a role after authentication.
    ...(typeof access === 'object' || (access === 'authenticated' && method !== 'GET')
      ? [[403, ['forbidden']] as const]
      : []),
    ...(body
      ? ([
          [400, ['malformed_json']],
          [408, ['request_timeout']],
          [413, ['payload_too_large']],
          [415, ['unsupported_media_type']],
        ] as const)
      : []),
    [422, ['validation_failed']],
    ...(path.startsWith('/health') ? [] : [[429, ['too_many_requests']] as const]),
    ...(idempotent
      ? ([
          [409, ['idempotency_in_progress']],
          [422, ['idempotency_key_reused']],
        ] as const)
      : []),
    ...(conditional ? [[412, ['precondition_failed']] as const] : []),
    ...(path.startsWith('/health')
      ? []
      : ([
          [500, ['internal']],
          [503, ['unavailable']],
        ] as const)),
    ...Object.entries(problems ?? {}).map(([status, codes]) => [Number(status), codes] as const),
  ];
  const merged: Record<number, string[]> = {};
  for (const [status, codes] of implied) merged[status] = [...new Set([...(merged[status] ?? []), ...codes])];
  return merged;
}
