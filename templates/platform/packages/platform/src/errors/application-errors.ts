/** One thing wrong with the input. `path` is a JSON pointer into the body, or `?name` for a query key. */
export interface FieldError {
  path: string;
  code: string;
  message: string;
}

/** Base of the errors that are an answer: the caller is told what went wrong, by a stable code. */
export abstract class ApplicationError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** The request could not be understood at all. */
export class MalformedRequestError extends ApplicationError {}

/** The input was understood and is not acceptable. */
export class ValidationError extends ApplicationError {
  constructor(
    readonly errors: readonly [FieldError, ...FieldError[]],
    code = 'validation_failed',
  ) {
    super(code, 'The input is not valid.');
  }
}

/** Nobody knows who is asking. */
export class AuthenticationError extends ApplicationError {}

/** It is known who is asking, and that one may not. */
export class AuthorizationError extends ApplicationError {
  constructor(message = 'You may not do this.') {
    super('forbidden', message);
  }
}

export class NotFoundError extends ApplicationError {
  constructor(message = 'There is no such resource.') {
    super('not_found', message);
  }
}

/** The input is fine but contradicts what is stored. */
export class ConflictError extends ApplicationError {}

/** The resource is not in the state that the caller made a condition. */
export class PreconditionError extends ApplicationError {
  constructor(message = 'The resource has changed since it was read.') {
    super('precondition_failed', message);
  }
}

export class TooManyRequestsError extends ApplicationError {
  constructor(readonly retryAfterSeconds: number) {
    super('too_many_requests', 'Too many requests.');
  }
}
