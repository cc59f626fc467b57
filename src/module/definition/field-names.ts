import { pascalField } from '../types/expressions.js';
import { reservedWords } from '../types/reserved-words.js';

const maxLength = 28;
const maxColumnLength = 40;

/** Properties that every row has. */
const everyRow = ['id', 'version', 'createdAt', 'updatedAt', 'ownerId'];
/** Query parameters that every list takes. */
const everyList = ['limit', 'cursor', 'sort'];

/** Names that have a meaning in generated code or in JavaScript. */
const otherMeanings: ReadonlyMap<string, string> = new Map([
  ['after', 'the name is reserved: lists use it for the position after which a page starts'],
  ['then', 'the name is reserved: `await` would treat every row as a promise'],
]);

/** Returns the reason why the name of a field is not valid, as a sentence; `null` when it is valid. */
export function fieldNameFault(name: string): string | null {
  if (name === '') return 'a field needs a name: total:decimal.';
  if (reservedWords.has(name)) return 'the name is a reserved word; choose another one.';
  if (everyRow.includes(name) || everyRow.map(columnOf).includes(columnOf(name))) {
    return `the name is reserved: every row has ${everyRow.join(', ')}.`;
  }
  if (everyList.includes(name))
    return `the name is reserved: every list has the query parameters ${everyList.join(', ')}.`;
  const meaning = otherMeanings.get(name);
  if (meaning !== undefined) return `${meaning}.`;
  if (name.endsWith('?')) return 'write ? after the type, not after the name: total:decimal?.';
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) {
    const better = camel(name);
    // Removing letters of other alphabets leaves an unusable suggestion.
    const isClear = /^[\x20-\x7e]+$/.test(name) && /^[a-z][A-Za-z0-9]*$/.test(better);
    const hint = isClear ? `: ${better}` : '';
    return `the name must be camelCase, with only letters a-z and digits${hint}.`;
  }
  if (name.length > maxLength) return `the name has more than ${maxLength} characters.`;
  if (columnOf(name).length > maxColumnLength) {
    return `its column ${columnOf(name)} has more than ${maxColumnLength} characters; choose a shorter name.`;
  }
  return null;
}

/** Returns the column of a field: `placedAt` → `placed_at`. */
export function columnOf(name: string): string {
  return name.replaceAll(/(?<!^)([A-Z])/g, '_$1').toLowerCase();
}

function camel(name: string): string {
  const [first = '', ...rest] = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return first.charAt(0).toLowerCase() + first.slice(1) + rest.map(pascalField).join('');
}
