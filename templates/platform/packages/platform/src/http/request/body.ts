import type { IncomingMessage } from 'node:http';
import { parse } from 'secure-json-parse';
import { MalformedRequestError } from '../../errors/index.js';
import type { ApplicationError } from '../../errors/index.js';
import { PayloadTooLargeError, UnsupportedMediaTypeError } from './errors.js';

/** Maximum length of a body: 100 KiB. */
export const maxBodyBytes = 102_400;

/**
 * Checks that a body is declared as uncompressed JSON in UTF-8. A missing body passes and is left to validation.
 * @throws UnsupportedMediaTypeError
 */
export function assertJsonBody(headers: Readonly<Record<string, string | string[] | undefined>>): void {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody) return;
  const [mediaType = '', ...parameters] = String(headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  const readable =
    mediaType === 'application/json' &&
    (charset === undefined || /^charset="?utf-8"?$/.test(charset)) &&
    headers['content-encoding'] === undefined;
  if (!readable) throw new UnsupportedMediaTypeError();
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * @returns `undefined` for an empty body
 * @throws MalformedRequestError for anything but JSON in UTF-8, and for prototype pollution keys
 */
export function parseJsonBody(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return parse(decoder.decode(body), { protoAction: 'error', constructorAction: 'error' });
  } catch {
    throw new MalformedRequestError('malformed_json', 'The body is not valid JSON.');
  }
}

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
