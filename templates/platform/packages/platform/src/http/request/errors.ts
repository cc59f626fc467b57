import { ApplicationError } from '../../errors/index.js';

export class MethodNotAllowedError extends ApplicationError {
  constructor(readonly allowed: readonly string[]) {
    super('method_not_allowed', `Allowed methods: ${allowed.join(', ')}.`);
  }
}

export class PayloadTooLargeError extends ApplicationError {
  constructor(limitBytes: number) {
    super('payload_too_large', `The body is larger than ${limitBytes} bytes.`);
  }
}

export class UnsupportedMediaTypeError extends ApplicationError {
  constructor() {
    super(
      'unsupported_media_type',
      'The body must be application/json in UTF-8, without a content encoding.',
    );
  }
}

/** The request did not arrive in time. */
export class RequestTimeoutError extends ApplicationError {
  constructor() {
    super('request_timeout', 'The request did not arrive in time.');
  }
}

export class ExpectationFailedError extends ApplicationError {
  constructor() {
    super('expectation_failed', 'The only supported expectation is 100-continue.');
  }
}

export class HeadersTooLargeError extends ApplicationError {
  constructor() {
    super('headers_too_large', 'The headers of the request are too large.');
  }
}
