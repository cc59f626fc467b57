import { fieldNameFault } from './field-names.js';
import { FieldError, fieldShape } from './field-spec.js';
import type { FieldSpec } from './field-spec.js';
import { typeRules } from './field-types.js';
import { canonicalDefault, canonicalLimit, unitsOf } from './values.js';

/** The generated tests of a module draw distinct values for a unique field from at least this many. */
const fewestUnique = 1_000_000n;
const shortestUnique = 8;

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
  const rules = typeRules[given.type];
  if (given.unique && !rules.unique) refuse(`a field of type ${given.type} cannot be unique.`);
  if (given.index && !rules.index) refuse(`a field of type ${given.type} cannot have an index.`);
  if (given.unique && given.default !== undefined)
    refuse('a unique field cannot have a default: two rows would get the same value.');
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
    refuse('only an enum has values, and an enum needs at least one.');
  if ((type === 'ref') !== (target !== undefined))
    refuse('only a reference has a target module, and a reference needs one.');
  if ((type === 'decimal') !== (scale !== undefined))
    refuse('only a decimal has decimal places, and a decimal needs their number.');
  if (target !== undefined && !/^[a-z][a-z0-9-]{0,29}$/.test(target)) {
    refuse(`${shown(target)} is not a valid module name; use a name such as order-lines.`);
  }
  if (values === undefined) return;
  if (values.length < 1) refuse('an enum needs at least one value: enum(open|paid).');
  const strange = values.find((value) => !/^[A-Za-z][A-Za-z0-9_-]{0,23}$/.test(value));
  if (strange === '') refuse('a value of the enum is empty: write enum(open|paid).');
  if (strange !== undefined) {
    refuse(
      `the value ${shown(strange)} is not valid: use 1 to 24 letters a-z, digits, _ and -, starting with a letter; separate values with |.`,
    );
  }
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  if (twice !== undefined) refuse(`the value ${shown(twice)} is listed twice.`);
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
  if (type === 'string' && Number(max) === 0) refuse('max=0 allows no text: use max=1 or more.');
  const [low, high] = [min, max].map((text) => (text === undefined ? null : unitsOf(text, scale)));
  if (low !== null && low !== undefined && high !== null && high !== undefined) {
    if (low > high) refuse(`min=${min} is greater than max=${max}.`);
    if (unique && type !== 'string' && high - low < fewestUnique) {
      refuse('the range from min to max is too small for a unique field: leave out min or max.');
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
