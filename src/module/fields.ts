import leven from 'leven';
import { checkField } from './check-field.js';
import { FieldError } from './field-spec.js';
import type { FieldSpec } from './field-spec.js';
import { fieldGrammar, strayFault, typeFault } from './field-faults.js';
import { fieldTypes, typeRules } from './field-types.js';
import type { FieldType } from './field-types.js';

/**
 * Fields as they are typed: `status:enum(open|paid)=open:index`.
 * @throws FieldError
 */
export function parseFields(texts: readonly string[]): FieldSpec[] {
  return texts.map(parseField);
}

/** @throws FieldError */
export function parseField(text: string): FieldSpec {
  const { name, type, argument, optional, rest } = headOf(text);
  const { defaultValue, marks } = tailOf(text, type, rest);
  return checkField({
    name,
    type,
    optional,
    unique: marks.includes('unique'),
    index: marks.includes('index'),
    ...argumentOf(text, type, argument),
    ...(defaultValue !== undefined && { default: defaultValue }),
    ...limit(text, marks, 'min'),
    ...limit(text, marks, 'max'),
  });
}

interface Head {
  name: string;
  type: FieldType;
  argument: string | undefined;
  optional: boolean;
  rest: string;
}

function headOf(text: string): Head {
  const match = /^([^:]*):([A-Za-z]*)(?:\(([^()]*)\))?(\?)?([^]*)$/.exec(text);
  const [, name = '', word = '', argument, mark, rest = ''] = match ?? [];
  if (!match) throw new FieldError(text, `a field is written ${fieldGrammar}.`);
  const type = fieldTypes.find((known) => known === word);
  if (type) return { name, type, argument, optional: mark === '?', rest };
  const types = fieldTypes.map((known) => typeRules[known].usage.split(',')[0]).join(', ');
  throw new FieldError(text, `${typeFault(text, word)} Types are ${types}.`);
}

/** A default may have colons in it: what is no mark, seen from the end, belongs to it. */
function tailOf(
  text: string,
  type: FieldType,
  tail: string,
): { defaultValue: string | undefined; marks: string[] } {
  const marks: string[] = [];
  let rest = tail;
  for (;;) {
    const mark = /:(unique|index|min=[^:]*|max=[^:]*)$/.exec(rest);
    if (!mark) break;
    marks.unshift(mark[1] ?? '');
    rest = rest.slice(0, mark.index);
  }
  const repeated = marks.find(
    (mark, at) => marks.findIndex((other) => wordOf(other) === wordOf(mark)) !== at,
  );
  if (repeated) throw new FieldError(text, `${wordOf(repeated)} is there twice.`);
  if (rest === '') return { defaultValue: undefined, marks };
  if (rest.startsWith('=') && !typeRules[type].default)
    throw new FieldError(text, `a field of the type ${type} cannot have a default.`);
  const stray = rest.startsWith(':')
    ? (rest.slice(1).split(':')[0] ?? '')
    : rest.slice(rest.lastIndexOf(':') + 1);
  const hasColon = /^(string|text|datetime|url)$/.test(type) && rest.startsWith('=') && !isNearMark(stray);
  if (rest.startsWith('=') && (hasColon || !rest.includes(':')))
    return { defaultValue: rest.slice(1), marks };
  throw new FieldError(text, strayFault(stray, type));
}

function wordOf(mark: string): string {
  return mark.split('=')[0] ?? '';
}

function isNearMark(word: string): boolean {
  return ['unique', 'index'].some((mark) => leven(word, mark) <= 2) || /^(min|max)=/.test(word);
}

function argumentOf(text: string, type: FieldType, argument: string | undefined): Partial<FieldSpec> {
  const { usage } = typeRules[type];
  if (type === 'enum') {
    if (!argument) throw new FieldError(text, `an enum names its values: ${usage}.`);
    return { values: argument.split('|') };
  }
  if (type === 'ref') {
    if (!argument) throw new FieldError(text, `a reference names a module: ${usage}.`);
    return { target: argument };
  }
  if (type === 'decimal') {
    if (argument === undefined) return { scale: 2 };
    if (!/^[0-8]$/.test(argument))
      throw new FieldError(
        text,
        'a decimal has one number in brackets, its digits after the point, from 0 to 8: decimal(2).',
      );
    return { scale: Number(argument) };
  }
  if (argument === undefined) return {};
  const limits = typeRules[type].limits ? '; limits are written :min=1:max=9' : '';
  throw new FieldError(text, `the type ${type} has nothing in brackets${limits}.`);
}

function limit(text: string, marks: readonly string[], word: 'min' | 'max'): Partial<FieldSpec> {
  const mark = marks.find((one) => one.startsWith(`${word}=`));
  if (mark === undefined) return {};
  const value = mark.slice(word.length + 1);
  if (value === '') throw new FieldError(text, `${word} has no value: :${word}=1.`);
  return { [word]: value };
}
