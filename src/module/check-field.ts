import { fieldNameFault } from './field-names.js';
import { FieldError, fieldShape } from './field-spec.js';
import type { FieldSpec } from './field-spec.js';
import { typeRules } from './field-types.js';
import { canonicalDefault, canonicalLimit, unitsOf } from './values.js';

/** So many different values must be left for a field that is unique, or the tests of its module run out of them. */
const fewestUnique = 1_000_000n;
const shortestUnique = 8;

/**
 * The field with every value in its canonical spelling, and the usual limits where none are named.
 * @throws FieldError when what is said of it contradicts its type or itself
 */
export function checkField(given: FieldSpec): FieldSpec {
  const refuse = (reason: string): never => {
    throw new FieldError(given.name, reason);
  };
  const fault = fieldNameFault(given.name);
  if (fault) refuse(fault);
  const [issue] = fieldShape.safeParse(given).error?.issues ?? [];
  if (issue) refuse(issue.message);
  const rules = typeRules[given.type];
  if (given.unique && !rules.unique) refuse(`a field of the type ${given.type} cannot be unique.`);
  if (given.index && !rules.index) refuse(`a field of the type ${given.type} cannot have an index.`);
  if (given.unique && given.default !== undefined)
    refuse('a unique field has no default: only one row could have it.');
  assertArguments(given, refuse);

  const limited = withLimits(given, refuse);
  if (given.default === undefined) return limited;
  const value = canonicalDefault(limited, given.default);
  return 'fault' in value
    ? refuse(`the default ${shown(given.default)} ${value.fault}`)
    : { ...limited, default: value.value };
}

type Refuse = (reason: string) => never;

function assertArguments({ type, values, target, scale }: FieldSpec, refuse: Refuse): void {
  if ((type === 'enum') !== (values !== undefined))
    refuse('only an enum has values, and every enum has some.');
  if ((type === 'ref') !== (target !== undefined))
    refuse('only a reference names a module, and every reference names one.');
  if ((type === 'decimal') !== (scale !== undefined)) refuse('only a decimal has digits after the point.');
  if (target !== undefined && !/^[a-z][a-z0-9-]{0,29}$/.test(target)) {
    refuse(`${shown(target)} is not the name of a module, such as order-lines.`);
  }
  if (values === undefined) return;
  if (values.length < 1) refuse('an enum has at least one value: enum(open|paid).');
  const strange = values.find((value) => !/^[A-Za-z][A-Za-z0-9_-]{0,23}$/.test(value));
  if (strange === '') refuse('one of the values is empty: write enum(open|paid).');
  if (strange !== undefined) {
    refuse(
      `the value ${shown(strange)} is not 1 to 24 letters a-z, digits, _ and -, starting with a letter; | separates values.`,
    );
  }
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  if (twice !== undefined) refuse(`the value ${shown(twice)} is there twice.`);
}

function withLimits(field: FieldSpec, refuse: Refuse): FieldSpec {
  const result = { ...field };
  for (const word of ['min', 'max'] as const) {
    const text = field[word];
    if (text === undefined) continue;
    const limit = canonicalLimit(field, text);
    if ('fault' in limit) return refuse(`${word}=${shortened(text)} ${limit.fault}`);
    result[word] = limit.value;
  }
  if (field.type === 'string' || field.type === 'text') {
    result.min ??= field.default === '' ? '0' : '1';
    result.max ??= field.type === 'string' ? '200' : '10000';
  }
  assertRoom(result, refuse);
  return result;
}

function assertRoom({ type, unique, min, max, scale = 0 }: FieldSpec, refuse: Refuse): void {
  if (type === 'string' && Number(max) === 0) refuse('max=0 leaves no value.');
  const [low, high] = [min, max].map((text) => (text === undefined ? null : unitsOf(text, scale)));
  if (low !== null && low !== undefined && high !== null && high !== undefined) {
    if (low > high) refuse(`min=${min} is more than max=${max}.`);
    if (unique && type !== 'string' && high - low < fewestUnique) {
      refuse('a unique field needs more values than lie between min and max: leave one of them out.');
    }
  }
  if (unique && type === 'string' && Number(max) < shortestUnique) {
    refuse(`a unique string needs max=${shortestUnique} or more.`);
  }
}

function shown(text: string): string {
  return JSON.stringify(shortened(text));
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
