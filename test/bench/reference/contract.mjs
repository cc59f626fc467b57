import { z } from 'zod';

const email = z.string().trim().toLowerCase().max(254).pipe(z.email());

export const registration = z.strictObject({
  email,
  username: z.string().regex(/^[\w-]{3,30}$/),
  password: z.string().min(12).max(128),
});

export const credentials = z.strictObject({
  email: z.string().min(1).max(1_000),
  password: z.string().min(1).max(1_000),
});

/** The public fields of a user. */
export const userView = z.object({
  id: z.string(),
  email: z.string(),
  username: z.string(),
  roles: z.array(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
});

export const tokensView = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  tokenType: z.literal('Bearer'),
  expiresIn: z.number(),
});

export const stateView = z.object({ status: z.string() });

/** An error that maps to an HTTP response. */
export class HttpError extends Error {
  /**
   * @param {number} status
   * @param {string} code a stable, machine-readable code
   * @param {string} detail a human-readable message
   * @param {Record<string, string>} headers
   */
  constructor(status, code, detail, headers = {}) {
    super(detail);
    Object.assign(this, { status, code, headers });
  }
}

/** Returns the problem details of an error (RFC 9457). */
export function problemOf(error, { path, requestId }) {
  const { status, code, detail, errors } = describe(error);
  return { type: 'about:blank', title: code, status, detail, instance: path, code, requestId, errors };
}

function describe(error) {
  if (error instanceof z.ZodError) {
    const errors = error.issues.map((issue) => ({
      path: issue.path.map((key) => `/${String(key)}`).join(''),
      code: issue.code,
      message: issue.message,
    }));
    return { status: 422, code: 'validation_failed', detail: 'The request is not valid.', errors };
  }
  if (error instanceof HttpError) return { status: error.status, code: error.code, detail: error.message };
  // Request errors of the framework.
  const status = error.statusCode ?? 500;
  if (status < 500) return { status, code: 'bad_request', detail: error.message };
  return { status: 500, code: 'internal', detail: 'Something went wrong.' };
}
