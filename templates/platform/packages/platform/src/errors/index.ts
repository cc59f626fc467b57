/** One fault of the input. `path` is a JSON pointer into the body, or `?name` for a query key. */
export interface FieldError {
  path: string;
  code: string;
  message: string;
}

/** Base class of the errors that are reported to the client, with a stable code. */
export abstract class ApplicationError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** The request is malformed. */
export class MalformedRequestError extends ApplicationError {}

/** The input is well-formed but invalid. */
export class ValidationError extends ApplicationError {
  constructor(
    readonly errors: readonly [FieldError, ...FieldError[]],
    code = 'validation_failed',
  ) {
    super(code, 'The input is invalid.');
  }
}

/** The caller is not authenticated. */
export class AuthenticationError extends ApplicationError {}

/** The caller is authenticated but lacks permission. */
export class AuthorizationError extends ApplicationError {
  constructor(message = 'You do not have permission to do this.') {
    super('forbidden', message);
  }
}

export class NotFoundError extends ApplicationError {
  constructor(message = 'The resource does not exist.') {
    super('not_found', message);
  }
}

/** The input is valid but conflicts with stored data. */
export class ConflictError extends ApplicationError {}

/** A precondition of the request does not hold. */
export class PreconditionError extends ApplicationError {
  constructor(message = 'The resource was modified since it was read.') {
    super('precondition_failed', message);
  }
}

export class TooManyRequestsError extends ApplicationError {
  constructor(readonly retryAfterSeconds: number) {
    super('too_many_requests', 'Too many requests.');
  }
}

/** The record was modified since it was read. */
export class StaleWrite extends PreconditionError {}

/** Another record has the same value. */
export class Taken extends ConflictError {
  /** @param column the column of the value: `placed_at` */
  constructor(record: string, column: string) {
    super(`${column}_taken`, `Another ${record} has this ${column.replaceAll('_', ' ')}.`);
  }
}

/** Other records refer to the record. */
export class InUse extends ConflictError {
  constructor(record: string) {
    super('in_use', `Other records refer to this ${record}.`);
  }
}

/** Fields refer to records that do not exist. */
export class UnknownReference extends ValidationError {
  /** @param fields the referring fields, as named in the API */
  constructor(fields: readonly [string, ...string[]]) {
    const [first, ...others] = fields.map((field) => ({
      path: `/${field}`,
      code: 'unknown_reference',
      message: 'The referenced record does not exist.',
    }));
    super([first!, ...others]);
  }
}

/** Base class of the errors of unavailable dependencies. Clients get no details. */
export abstract class InfrastructureError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

export class DatabaseUnavailable extends InfrastructureError {}

export class CacheUnavailable extends InfrastructureError {}

export class MessageBusUnavailable extends InfrastructureError {}
