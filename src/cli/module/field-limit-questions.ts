import type { FieldSpec } from '../../module/definition/field-spec.js';
import { types } from '../../module/types/index.js';
import { askText } from '../terminal/prompts.js';
import { back } from '../terminal/walk.js';
import type { FieldQuestion } from './field-questions.js';

type Value = 'max' | 'min' | 'default';

/**
 * The questions for the limits and the default of a field. The maximum comes first, because a text has a maximum
 * length even if none is given; the default comes last, because it must be within the limits.
 */
export const limitQuestions: readonly FieldQuestion[] = [
  valueOf('max', ['min', 'default']),
  valueOf('min', ['default']),
  valueOf('default', []),
];

/** @param later keys that are asked later, and are ignored until then */
function valueOf(key: Value, later: readonly Value[]): FieldQuestion {
  return {
    isOpen: (field) => isOpen(field, key),
    async ask(field, { fault }, first) {
      const known = later.reduce(without, field);
      const text = await askText(`${field.name}: ${titleOf(field, key)}`, {
        usual: field[key],
        hint: 'empty for none',
        first,
        fault: (typed) => fault(withValue(known, key, typed)),
      });
      return text === back ? back : withValue(field, key, text);
    },
  };
}

function isOpen({ type, unique }: FieldSpec, key: Value): boolean {
  const rules = types[type];
  return key === 'default' ? rules.default && !unique : rules.limits !== undefined;
}

function titleOf({ type }: FieldSpec, key: Value): string {
  if (key === 'default') return 'default';
  const isLength = types[type].limits?.of === 'length';
  if (key === 'max') return isLength ? 'maximum length' : 'maximum';
  return isLength ? 'minimum length' : 'minimum';
}

function withValue(field: FieldSpec, key: Value, text: string): FieldSpec {
  return text === '' ? without(field, key) : { ...field, [key]: text };
}

function without(field: FieldSpec, key: Value): FieldSpec {
  const { [key]: _removed, ...rest } = field;
  return rest;
}
