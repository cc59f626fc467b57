import { isDeepStrictEqual } from 'node:util';
import { checkField } from './check-field.js';
import { FieldError } from './field-spec.js';
import type { FieldSpec } from './field-spec.js';
import { parseField } from './fields.js';

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

function typeText({ type, values, target, scale }: FieldSpec): string {
  if (values !== undefined) return `${type}(${values.join('|')})`;
  if (target !== undefined) return `${type}(${target})`;
  // A decimal has two decimal places by default.
  return scale === undefined || scale === 2 ? type : `${type}(${scale})`;
}
