import leven from 'leven';
import { checkField } from './check-field.js';
import { FieldError } from './field-spec.js';
import type { FieldSpec } from './field-spec.js';
import { fieldGrammar, strayFault, typeFault } from './field-faults.js';
import { fieldTypes, types } from '../types/index.js';
import type { FieldType } from '../types/index.js';

/**
 * Parses a typed field, such as `status:enum(open|paid)=open:index`.
 * @throws FieldError when the field is not valid
 */
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
  if (!match) throw new FieldError(text, `write a field as ${fieldGrammar}.`);
  const type = fieldTypes.find((known) => known === word);
  if (type) return { name, type, argument, optional: mark === '?', rest };
  const notations = Object.values(types).map(({ usage }) => usage.split(',')[0]);
  throw new FieldError(text, `${typeFault(text, word)} The types are ${notations.join(', ')}.`);
}

/** A default may contain colons, so modifiers are parsed from the end; the rest is the default. */
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
  if (repeated) throw new FieldError(text, `${wordOf(repeated)} is given twice.`);
  if (rest === '') return { defaultValue: undefined, marks };
  if (rest.startsWith('=') && !types[type].default)
    throw new FieldError(text, `a field of type ${type} cannot have a default.`);
  const stray = rest.startsWith(':')
    ? (rest.slice(1).split(':')[0] ?? '')
    : rest.slice(rest.lastIndexOf(':') + 1);
  const hasColon = types[type].hasColons && rest.startsWith('=') && !isNearMark(stray);
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

function argumentOf(text: string, type: FieldType, typed: string | undefined): Partial<FieldSpec> {
  const { argument, limits } = types[type];
  if (argument) {
    const parsed = argument.parse(typed);
    if ('fault' in parsed) throw new FieldError(text, parsed.fault);
    return parsed;
  }
  if (typed === undefined) return {};
  const hint = limits ? '; write limits as :min=1:max=9' : '';
  throw new FieldError(text, `the type ${type} takes no parentheses${hint}.`);
}

function limit(text: string, marks: readonly string[], word: 'min' | 'max'): Partial<FieldSpec> {
  const mark = marks.find((one) => one.startsWith(`${word}=`));
  if (mark === undefined) return {};
  const value = mark.slice(word.length + 1);
  if (value === '') throw new FieldError(text, `${word} needs a value: :${word}=1.`);
  return { [word]: value };
}
