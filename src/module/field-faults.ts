import leven from 'leven';
import { fieldTypes, typeRules } from './field-types.js';
import type { FieldType } from './field-types.js';

export const fieldGrammar = 'name:type[?][=default][:unique][:index][:min=…][:max=…]';

/** Types as databases and other tools call them. */
const otherNames: Readonly<Record<string, string>> = {
  array: 'json',
  bool: 'boolean',
  char: 'string',
  double: 'decimal',
  float: 'decimal',
  integer: 'int',
  list: 'json',
  long: 'bigint',
  money: 'decimal',
  number: 'int or decimal',
  numeric: 'decimal',
  object: 'json',
  reference: 'ref(users)',
  str: 'string',
  time: 'datetime',
  timestamp: 'datetime',
  varchar: 'string',
};

/** Why a word is no type, as a sentence. */
export function typeFault(text: string, word: string): string {
  if (/\s/.test(text.split('=')[0] ?? '')) return 'a field is written without spaces: total:decimal.';
  if (word === '') return 'a field needs a type behind the colon: total:decimal.';
  const known = otherNames[word.toLowerCase()];
  const offer = known === undefined ? near(word, fieldTypes) : `; did you mean ${known}?`;
  return `${JSON.stringify(word)} is no type${offer}`;
}

/** Why what follows a type is not understood, as a sentence. */
export function strayFault(stray: string, type: FieldType): string {
  const [word = '', value] = stray.split(/=([^]*)/);
  const { limits } = typeRules[type];
  if (stray.trim() !== stray) return 'a field is written without spaces: name:string:unique.';
  if (word === 'min' || word === 'max') {
    if (!limits) return `a field of the type ${type} cannot have ${word}.`;
    return value === undefined ? `${word} needs a value: :${word}=1.` : `${word} needs a number: :${word}=1.`;
  }
  if (['unique', 'index'].includes(word)) return `${word} has no value: write :${word}.`;
  if (word === 'default') return `a default is written directly behind the type: ${type}=….`;
  if (word === 'required') return 'a field is required unless its type has a ?: leave it out.';
  if (['optional', 'nullable', 'null'].includes(word))
    return `an optional field has a ? behind its type: ${type}?.`;
  if (stray.startsWith('?')) return `the ? is written once, directly behind the type: ${type}?.`;
  if (stray.startsWith('[')) return 'there are no lists of a type; use json.';
  if (stray.startsWith('(')) return `the brackets are not closed: ${typeRules[type].usage.split(',')[0]}.`;
  const offer = near(word, ['unique', 'index', 'min', 'max']);
  return (
    `${JSON.stringify(stray)} is no modifier${offer} ` +
    `Behind the type come ?, =default and :unique, :index, :min=…, :max=…, in this order: ${fieldGrammar}.`
  );
}

/** An offer, where a word is near enough. */
function near(word: string, known: readonly string[]): string {
  const distance = (other: string): number => leven(word.toLowerCase(), other);
  const [best = ''] = known.toSorted((a, b) => distance(a) - distance(b));
  return distance(best) <= 2 && distance(best) < word.length ? `; did you mean ${best}?` : '.';
}
