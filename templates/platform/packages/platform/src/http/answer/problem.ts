import {
  ApplicationError,
  AuthenticationError,
  AuthorizationError,
  ConflictError,
  InfrastructureError,
  MalformedRequestError,
  NotFoundError,
  PreconditionError,
  TooManyRequestsError,
  ValidationError,
} from '../../errors/index.js';
import { problemMediaType } from '../contract/problems.js';
import type { Problem } from '../contract/problems.js';
import {
  ExpectationFailedError,
  HeadersTooLargeError,
  MethodNotAllowedError,
  PayloadTooLargeError,
  RequestTimeoutError,
  UnsupportedMediaTypeError,
} from '../request/errors.js';

export interface ProblemAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Problem;
}

type ErrorClass = abstract new (...args: never[]) => ApplicationError;

const statuses: readonly (readonly [ErrorClass, number])[] = [
  [MalformedRequestError, 400],
  [AuthenticationError, 401],
  [AuthorizationError, 403],
  [NotFoundError, 404],
  [MethodNotAllowedError, 405],
  [RequestTimeoutError, 408],
  [ConflictError, 409],
  [PreconditionError, 412],
  [PayloadTooLargeError, 413],
  [UnsupportedMediaTypeError, 415],
  [ExpectationFailedError, 417],
  [ValidationError, 422],
  [TooManyRequestsError, 429],
  [HeadersTooLargeError, 431],
];

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  417: 'Expectation Failed',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

const retryWhenUnavailableSeconds = 5;

/** Maps errors to responses. Unknown errors become a 500 without details. */
export function toProblem(error: unknown, request: { path: string; requestId: string }): ProblemAnswer {
  const { status, code, detail, headers } = describe(error);
  return {
    status,
    headers: { 'content-type': problemMediaType, ...headers },
    body: {
      type: 'about:blank',
      title: titles[status] ?? 'Error',
      status,
      detail,
      instance: request.path,
      code,
      requestId: request.requestId,
      ...(error instanceof ValidationError && { errors: [...error.errors] }),
    },
  };
}

function describe(error: unknown): {
  status: number;
  code: string;
  detail: string;
  headers?: Record<string, string>;
} {
  const status = statuses.find(([type]) => error instanceof type)?.[1];
  if (status && error instanceof ApplicationError) {
    return { status, code: error.code, detail: error.message, headers: headersOf(error) };
  }
  if (error instanceof InfrastructureError) {
    return {
      status: 503,
      code: 'unavailable',
      detail: 'The service is temporarily unavailable.',
      headers: { 'retry-after': String(retryWhenUnavailableSeconds) },
    };
  }
  return { status: 500, code: 'internal', detail: 'An internal error occurred.' };
}

function headersOf(error: ApplicationError): Record<string, string> {
  if (error instanceof AuthenticationError) return { 'www-authenticate': 'Bearer' };
  if (error instanceof MethodNotAllowedError) return { allow: error.allowed.join(', ') };
  // The rest of the body is not read.
  if (error instanceof PayloadTooLargeError || error instanceof RequestTimeoutError)
    return { connection: 'close' };
  if (error instanceof TooManyRequestsError) return { 'retry-after': String(error.retryAfterSeconds) };
  return {};
}
