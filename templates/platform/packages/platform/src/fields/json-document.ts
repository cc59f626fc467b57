import { z } from 'zod';
import { refuse } from './refuse.js';

export type JsonDocument = Record<string, unknown> | unknown[];

const maxDepth = 16;
const maxBytes = 16_384;

/** A JSON object or array of any structure, within limits. */
export function jsonDocument() {
  return z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).superRefine((value, context) => {
    const fault = faultOf(value, 1);
    if (fault) refuse(context, 'invalid_json', fault);
    else if (Buffer.byteLength(JSON.stringify(value)) > maxBytes) {
      refuse(context, 'invalid_length', `The document must have at most ${maxBytes} bytes.`);
    }
  });
}

/** Content that would not survive a round trip, or that could pollute a prototype. */
function faultOf(value: unknown, depth: number): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value))
    return 'The document contains a number that is too large.';
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > maxDepth) return `It is nested deeper than ${maxDepth}.`;
  if (Object.hasOwn(value, '__proto__')) return 'The key __proto__ is not allowed.';
  for (const inner of Object.values(value)) {
    const fault = faultOf(inner, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}
