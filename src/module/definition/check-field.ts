import { fieldNameFault } from './field-names.js';
import { FieldError, fieldShape } from './field-spec.js';
import type { FieldSpec } from './field-spec.js';
import { types } from '../types/index.js';
import { canonicalLimit, rangeOf } from '../types/numbers.js';

/**
 * Returns the field with canonical values, and with the default limits of its type where it has none.
 * @throws FieldError when a property of the field contradicts its type or another property
 */
export function checkField(given: FieldSpec): FieldSpec {
  const refuse = (reason: string): never => {
    throw new FieldError(given.name, reason);
  };
  const fault = fieldNameFault(given.name);
  if (fault) refuse(fault);
  const [issue] = fieldShape.safeParse(given).error?.issues ?? [];
  if (issue) refuse(issue.message);
  const type = types[given.type];
  if (given.unique && !type.unique) refuse(`a field of type ${given.type} cannot be unique.`);
  if (given.index && !type.index) refuse(`a field of type ${given.type} cannot have an index.`);
  if (given.unique && given.default !== undefined)
    refuse('a unique field cannot have a default: two rows would get the same value.');
  const argumentFault = faultOfArguments(given);
  if (argumentFault) refuse(argumentFault);

  const limited = withLimits(given, refuse);
  if (given.default === undefined) return limited;
  const value = type.canonical(limited, given.default);
  return 'fault' in value
    ? refuse(`the default ${JSON.stringify(shortened(given.default))} ${value.fault}`)
    : { ...limited, default: value.value };
}

function faultOfArguments(field: FieldSpec): string | null {
  const own = types[field.type].argument;
  for (const { argument } of Object.values(types)) {
    if (argument && (argument === own) !== (field[argument.key] !== undefined)) return argument.rule;
  }
  return own?.fault(field) ?? null;
}

function withLimits(field: FieldSpec, refuse: (reason: string) => never): FieldSpec {
  const type = types[field.type];
  const given = { ...field };
  for (const word of ['min', 'max'] as const) {
    const text = field[word];
    if (text === undefined) continue;
    if (!type.limits)
      return refuse(
        `${word}=${shortened(text)} is not allowed: a field of type ${field.type} has no limits.`,
      );
    const limit = canonicalLimit(type.limits, field, text);
    if ('fault' in limit) return refuse(`${word}=${shortened(text)} ${limit.fault}`);
    given[word] = limit.value;
  }
  const result = type.complete?.(given) ?? given;
  const fault = type.limitFault?.(result) ?? null;
  const [low, high] = rangeOf(result);
  // A maximum length of 0 has its own message.
  if (low !== null && high !== null && low > high && fault === null)
    return refuse(`min=${result.min} is greater than max=${result.max}.`);
  return fault === null ? result : refuse(fault);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
