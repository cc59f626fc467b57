import { reservedWords } from './reserved-words.js';

const maxLength = 28;
const maxColumnLength = 40;

/** Columns that every row has, and query keys that every list has. */
const everyRow = ['id', 'version', 'createdAt', 'updatedAt', 'ownerId'];
const everyList = ['limit', 'cursor', 'sort'];

/** Names that the code or the language gives a meaning of its own. */
const otherMeanings: ReadonlyMap<string, string> = new Map([
  ['after', 'the name is reserved: lists use it for the position where a page starts'],
  ['then', 'the name is reserved: `await` would take every row for a promise'],
]);

/** What is wrong with the name of a field, as a sentence; `null` when it is fine. */
export function fieldNameFault(name: string): string | null {
  if (name === '') return 'a field needs a name: total:decimal.';
  if (reservedWords.has(name)) return 'the name is a word of the language; choose another one.';
  if (everyRow.includes(name) || everyRow.map(columnOf).includes(columnOf(name))) {
    return `the name is reserved: every row has ${everyRow.join(', ')} already.`;
  }
  if (everyList.includes(name))
    return `the name is reserved: every list takes ${everyList.join(', ')} in its query.`;
  const meaning = otherMeanings.get(name);
  if (meaning !== undefined) return `${meaning}.`;
  if (name.endsWith('?')) return 'the ? belongs behind the type: total:decimal?.';
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) {
    const better = camel(name);
    // Of other alphabets nothing is left that anybody meant.
    const isClear = /^[\x20-\x7e]+$/.test(name) && /^[a-z][A-Za-z0-9]*$/.test(better);
    const hint = isClear ? `: ${better}` : '';
    return `the name is not camelCase with the letters a-z and digits${hint}.`;
  }
  if (name.length > maxLength) return `the name has more than ${maxLength} characters.`;
  if (columnOf(name).length > maxColumnLength) {
    return `the name has more than ${maxColumnLength} characters as the column ${columnOf(name)}.`;
  }
  return null;
}

/** `placedAt` → `placed_at` */
export function columnOf(name: string): string {
  return name.replaceAll(/(?<!^)([A-Z])/g, '_$1').toLowerCase();
}

/** `placedAt` → `PlacedAt` */
export function pascalField(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function camel(name: string): string {
  const [first = '', ...rest] = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return first.charAt(0).toLowerCase() + first.slice(1) + rest.map(pascalField).join('');
}
