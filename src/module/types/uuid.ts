import type { FieldTypeDescriptor } from './descriptor.js';
import { literal, matching } from './expressions.js';
import { identifierCode, identifierColumn, identifiers, identifierSamples } from './identifiers.js';

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const uuid: FieldTypeDescriptor = {
  usage: 'uuid',
  help: 'an ID from another system',
  index: true,
  unique: true,
  default: true,
  canonical: (_field, text) => matching(text.toLowerCase(), form, 'is not a UUID.'),
  code: ({ default: value }) => identifierCode(value),
  samples: ({ unique }) => identifierSamples(unique ? 'uuids.next()' : literal(identifiers[0])),
  sql: identifierColumn,
};
