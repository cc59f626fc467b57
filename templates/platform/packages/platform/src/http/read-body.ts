import type { IncomingMessage } from 'node:http';
import { MalformedRequestError } from '../errors/index.js';
import type { ApplicationError } from '../errors/index.js';
import { maxBodyBytes } from './json-body.js';
import { PayloadTooLargeError } from './request-errors.js';

const failure = Symbol('the body failed');
const failures = new WeakMap<IncomingMessage, ApplicationError>();

/** Makes a current or later read of the body throw, instead of waiting for the rest. */
export function failBody(request: IncomingMessage, error: ApplicationError): void {
  failures.set(request, error);
  request.emit(failure, error);
}

/**
 * Reads a body.
 * @throws PayloadTooLargeError before reading if `content-length` exceeds the limit
 * @throws ApplicationError passed to `failBody`
 */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const failed = failures.get(request);
    if (failed) {
      reject(failed);
      return;
    }
    const refuse = (): void => reject(new PayloadTooLargeError(maxBodyBytes));
    if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) {
      refuse();
      return;
    }
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBodyBytes) refuse();
      else chunks.push(chunk);
    });
    request.once(failure, reject);
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', () =>
      reject(new MalformedRequestError('malformed_request', 'The body is incomplete.')),
    );
  });
}
