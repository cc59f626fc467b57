import { isDeepStrictEqual } from 'node:util';
import { checkField } from './check-field.js';
import { FieldError } from './field-spec.js';
import type { FieldSpec } from './field-spec.js';
import { parseField } from './fields.js';
import { types } from '../types/index.js';

/**
 * Returns the notation of a field, which `parseField` parses into the same field.
 * @throws FieldError when the field is not valid, or has no notation
 */
export function fieldText(field: FieldSpec): string {
  const checked = checkField(field);
  const { name, optional, default: value, unique, index, min, max } = field;
  const text = [
    `${name}:${typeText(field)}${optional ? '?' : ''}${value === undefined ? '' : `=${value}`}`,
    ...(unique ? ['unique'] : []),
    ...(index ? ['index'] : []),
    ...(min === undefined ? [] : [`min=${min}`]),
    ...(max === undefined ? [] : [`max=${max}`]),
  ].join(':');
  if (isDeepStrictEqual(parseField(text), checked)) return text;
  throw new FieldError(
    name,
    'the end of the default, such as :index, would be parsed as a modifier; choose another default.',
  );
}

function typeText(field: FieldSpec): string {
  const argument = types[field.type].argument?.text(field) ?? '';
  return argument === '' ? field.type : `${field.type}(${argument})`;
}
