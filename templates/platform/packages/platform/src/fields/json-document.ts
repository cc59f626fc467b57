import { z } from 'zod';
import { refuse } from './refuse.js';

export type JsonDocument = Record<string, unknown> | unknown[];

const maxDepth = 16;
const maxBytes = 16_384;

/** An object or a list whose inside is nobody's business here, within limits. */
export function jsonDocument() {
  return z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).superRefine((value, context) => {
    const fault = faultOf(value, 1);
    if (fault) refuse(context, 'invalid_json', fault);
    else if (Buffer.byteLength(JSON.stringify(value)) > maxBytes) {
      refuse(context, 'invalid_length', `This has more than ${maxBytes} bytes.`);
    }
  });
}

/** What could not be read back as it was written, or could do harm to whoever copies it. */
function faultOf(value: unknown, depth: number): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return 'A number in it is too large.';
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > maxDepth) return `It is nested deeper than ${maxDepth}.`;
  if (Object.hasOwn(value, '__proto__')) return 'The key __proto__ is not allowed.';
  for (const inner of Object.values(value)) {
    const fault = faultOf(inner, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}
