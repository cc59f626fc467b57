import { ApplicationError } from '../errors/index.js';

export class MethodNotAllowedError extends ApplicationError {
  constructor(readonly allowed: readonly string[]) {
    super('method_not_allowed', `This path answers to ${allowed.join(', ')}.`);
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
