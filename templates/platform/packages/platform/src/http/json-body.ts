import { parse } from 'secure-json-parse';
import { MalformedRequestError } from '../errors/index.js';
import { UnsupportedMediaTypeError } from './request-errors.js';

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
