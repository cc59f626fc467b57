import { withRows } from '../../module/definition/definition.js';
import type { FieldSpec } from '../../module/definition/field-spec.js';
import { fieldTypes, types } from '../../module/types/index.js';
import type { FieldType } from '../../module/types/index.js';
import { askChoice, askText, askYesNo } from '../terminal/prompts.js';
import { back } from '../terminal/walk.js';
import type { Back } from '../terminal/walk.js';

/** The context of a field: the rest of its module, and the other modules. */
export interface Surroundings {
  /** The existing modules. */
  modules: readonly string[];
  /** The name of the new module. */
  own: string;
  /** Returns the error of the field after the fields before it, as a sentence; `null` if it is valid. */
  fault: (field: FieldSpec) => string | null;
}

/** A question about a property of a field; see `Question`. */
export interface FieldQuestion {
  isOpen?: (field: FieldSpec, around: Surroundings) => boolean;
  ask: (field: FieldSpec, around: Surroundings, first: boolean) => Promise<FieldSpec | Back>;
}

/** Returns a field with the defaults of its type. */
export function newField(name: string, type: FieldType): FieldSpec {
  return {
    name,
    type,
    optional: false,
    unique: false,
    index: false,
    ...types[type].argument?.initial,
  };
}

const type: FieldQuestion = {
  async ask(field, { fault }, first) {
    const choices = fieldTypes.map((value) => {
      const { alwaysIndexed, help } = types[value];
      // The name of the index may be too long. The other types cannot be validated yet.
      const reason = alwaysIndexed ? fault(newField(field.name, value)) : null;
      const disabled = reason === null ? {} : { disabled: `(${reason})` };
      return { value, name: value, description: help, ...disabled };
    });
    const answer = await askChoice(`${field.name}: type`, choices, { usual: field.type, first });
    if (answer === back) return back;
    return answer === field.type ? field : newField(field.name, answer);
  },
};

const values: FieldQuestion = {
  isOpen: (field) => field.values !== undefined,
  async ask(field, { fault }, first) {
    const text = await askText(`${field.name}: values`, {
      usual: field.values?.join('|'),
      hint: 'separated by |: open|paid',
      first,
      fault: (typed) => fault({ ...withoutLimits(field), values: typed.split('|') }),
    });
    return text === back ? back : { ...field, values: text.split('|') };
  },
};

const target: FieldQuestion = {
  isOpen: (field) => field.target !== undefined,
  async ask(field, { modules, own }, first) {
    const choices = [...withRows(modules), own].map((module) => ({ value: module, name: module }));
    const usual = field.target ?? own;
    const answer = await askChoice(`${field.name}: refers to`, choices, { usual, first });
    if (answer === back) return back;
    return { ...field, target: answer, optional: field.optional || answer === own };
  },
};

const digits: FieldQuestion = {
  isOpen: (field) => field.scale !== undefined,
  async ask(field, _around, first) {
    const choices = Array.from({ length: 9 }, (_, value) => ({ value, name: String(value) }));
    const usual = field.scale ?? 2;
    const scale = await askChoice(`${field.name}: decimal places`, choices, { usual, first });
    return scale === back ? back : { ...field, scale };
  },
};

const optional = yesNo('optional', 'optional?', 'Null if omitted, unless it has a default', {
  // A required reference to its own module would make a first record impossible.
  isOpen: (field, { own }) => field.target !== own,
});

const unique = yesNo('unique', 'unique?', 'No two records have the same value', {
  isOpen: (field, { fault }) => fault({ ...withoutLimits(field), unique: true, index: false }) === null,
});

const index = yesNo('index', 'indexed?', 'Lists can be filtered and sorted by this field', {
  // A unique field already has an index.
  isOpen: (field, { fault }) => !field.unique && fault({ ...withoutLimits(field), index: true }) === null,
});

/** The questions about a field between its name and its limits. Questions that do not apply to its type are not open. */
export const fieldQuestions: readonly FieldQuestion[] = [
  type,
  values,
  target,
  digits,
  optional,
  unique,
  index,
];

function yesNo(
  key: 'optional' | 'unique' | 'index',
  question: string,
  meaning: string,
  { isOpen }: Required<Pick<FieldQuestion, 'isOpen'>>,
): FieldQuestion {
  return {
    isOpen,
    async ask(field, _around, first) {
      const answer = await askYesNo(`${field.name}: ${question}`, { usual: field[key], first, meaning });
      return answer === back ? back : { ...field, [key]: answer };
    },
  };
}

/** Drops properties that are asked later; they may be left over from before the user went back. */
function withoutLimits({ min: _min, max: _max, default: _default, ...field }: FieldSpec): FieldSpec {
  return field;
}
