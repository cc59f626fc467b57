import type { Samples, SqlColumn, TypeCode } from './descriptor.js';
import { literal, plainColumn } from './expressions.js';

export const identifiers = [
  '01890a5d-ac96-774b-bcce-b302099a8057',
  '01890a5d-ac97-774b-bcce-b302099a8057',
] as const;

/** The code of a type whose values are UUIDs. */
export function identifierCode(value: string | undefined): TypeCode {
  const schema = 'field.uuid()';
  return { type: 'string', input: schema, default: value && literal(value), query: schema, view: 'z.uuid()' };
}

export function identifierSamples(value: string): Samples {
  return {
    usual: value,
    ordered: [literal(identifiers[0]), literal(identifiers[1])],
    refused: [`'x'`, '7'],
  };
}

export function identifierColumn(): SqlColumn {
  return plainColumn('db.exactText(36)');
}
