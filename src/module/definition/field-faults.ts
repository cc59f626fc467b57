import leven from 'leven';
import { fieldTypes, types } from '../types/index.js';
import type { FieldType } from '../types/index.js';

export const fieldGrammar = 'name:type[?][=default][:unique][:index][:min=…][:max=…]';

/** Names of several types, or of none, in databases and other tools. */
const ambiguousNames: Readonly<Record<string, string>> = { number: 'int or decimal' };

/** Returns the notation of the type that another tool calls by this name. */
function knownAs(name: string): string | undefined {
  const known = Object.values(types).find(({ otherNames = [] }) => otherNames.includes(name));
  return known?.usage.split(',')[0] ?? ambiguousNames[name];
}

/** Returns the reason why a word is not a type, as a sentence. */
export function typeFault(text: string, word: string): string {
  if (/\s/.test(text.split('=')[0] ?? '')) return 'write a field without spaces: total:decimal.';
  if (word === '') return 'a field needs a type after the colon: total:decimal.';
  const known = knownAs(word.toLowerCase());
  const offer = known === undefined ? near(word, fieldTypes) : `; did you mean ${known}?`;
  return `unknown type ${JSON.stringify(word)}${offer}`;
}

/** Returns the reason why the text after a type is not valid, as a sentence. */
export function strayFault(stray: string, type: FieldType): string {
  const [word = '', value] = stray.split(/=([^]*)/);
  const { limits, usage } = types[type];
  if (stray.trim() !== stray) return 'write a field without spaces: name:string:unique.';
  if (word === 'min' || word === 'max') {
    if (!limits) return `a field of type ${type} cannot have ${word}.`;
    return value === undefined ? `${word} needs a value: :${word}=1.` : `${word} needs a number: :${word}=1.`;
  }
  if (['unique', 'index'].includes(word)) return `${word} takes no value: write :${word}.`;
  if (word === 'default') return `write a default directly after the type: ${type}=….`;
  if (word === 'required') return 'a field without ? is required: leave out :required.';
  if (['optional', 'nullable', 'null'].includes(word))
    return `write ? after the type of an optional field: ${type}?.`;
  if (stray.startsWith('?')) return `write ? once, directly after the type: ${type}?.`;
  if (stray.startsWith('[')) return 'array types are not supported; use json.';
  if (stray.startsWith('(')) return `the parenthesis is not closed: ${usage.split(',')[0]}.`;
  const offer = near(word, ['unique', 'index', 'min', 'max']);
  return (
    `unknown modifier ${JSON.stringify(stray)}${offer} ` +
    `After the type come ?, =default and :unique, :index, :min=…, :max=…, in this order: ${fieldGrammar}.`
  );
}

/** Returns a suggestion when a known word is within two edits, else a full stop. */
function near(word: string, known: readonly string[]): string {
  const distance = (other: string): number => leven(word.toLowerCase(), other);
  const [best = ''] = known.toSorted((a, b) => distance(a) - distance(b));
  return distance(best) <= 2 && distance(best) < word.length ? `; did you mean ${best}?` : '.';
}
