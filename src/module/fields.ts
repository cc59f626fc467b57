import leven from 'leven';
import { checkField } from './check-field.js';
import { FieldError } from './field-spec.js';
import type { FieldSpec } from './field-spec.js';
import { fieldTypes, typeRules } from './field-types.js';
import type { FieldType } from './field-types.js';

const modifiers = ['unique', 'index', 'min=…', 'max=…'];
const grammar = 'name:type[?][=default][:unique][:index][:min=…][:max=…]';

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
  if (!match) throw new FieldError(text, `a field is written ${grammar}.`);
  const type = fieldTypes.find((known) => known === word);
  if (type) return { name, type, argument, optional: mark === '?', rest };
  const types = fieldTypes.map((known) => typeRules[known].usage.split(',')[0]).join(', ');
  throw new FieldError(
    text,
    `${JSON.stringify(word)} is no type${near(word, fieldTypes)} Types are ${types}.`,
  );
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
  if (repeated) throw new FieldError(text, `says ${wordOf(repeated)} twice.`);
  if (rest === '') return { defaultValue: undefined, marks };
  const stray = rest.slice(rest.lastIndexOf(':') + 1);
  const hasColon = /^(string|text|datetime|url)$/.test(type) && rest.startsWith('=') && !isNearMark(stray);
  if (rest.startsWith('=') && (hasColon || !rest.includes(':')))
    return { defaultValue: rest.slice(1), marks };
  throw new FieldError(
    text,
    `${JSON.stringify(stray)} says nothing of a field${near(stray, ['unique', 'index', 'min', 'max'])}` +
      ` After the type come ?, =default and :${modifiers.join(', :')}, in this order: ${grammar}.`,
  );
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
    if (!/^[0-8]$/.test(argument)) throw new FieldError(text, 'a decimal has 0 to 8 digits after the point.');
    return { scale: Number(argument) };
  }
  if (argument === undefined) return {};
  throw new FieldError(text, `the type ${type} has nothing in brackets; limits are written :min=1:max=9.`);
}

function limit(text: string, marks: readonly string[], word: 'min' | 'max'): Partial<FieldSpec> {
  const mark = marks.find((one) => one.startsWith(`${word}=`));
  if (mark === undefined) return {};
  const value = mark.slice(word.length + 1);
  if (value === '') throw new FieldError(text, `${word} has no value: :${word}=1.`);
  return { [word]: value };
}

/** An offer, where a word is near enough. */
function near(word: string, known: readonly string[]): string {
  const [best = ''] = known.toSorted((a, b) => leven(word, a) - leven(word, b));
  return leven(word.toLowerCase(), best) <= 2 ? `; did you mean ${best}?` : '.';
}
