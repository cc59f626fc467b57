import { isDeepStrictEqual } from 'node:util';
import { checkField } from './check-field.js';
import { FieldError } from './field-spec.js';
import type { FieldSpec } from './field-spec.js';
import { parseField } from './fields.js';

/**
 * A field as it is typed: what `parseField` makes the same field of.
 * @throws FieldError when there is no such field, or when it cannot be typed
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
  throw new FieldError(name, 'the default ends like a modifier, such as :index, and would be read as one.');
}

function typeText({ type, values, target, scale }: FieldSpec): string {
  if (values !== undefined) return `${type}(${values.join('|')})`;
  if (target !== undefined) return `${type}(${target})`;
  // Two digits are what a decimal has when nothing is said.
  return scale === undefined || scale === 2 ? type : `${type}(${scale})`;
}
