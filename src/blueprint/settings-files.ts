import { mergeAll } from './merge.js';

const lineWidth = 110;

/**
 * Returns a JSON settings file with the contributed keys.
 * @throws Error when a contribution sets a key of the file to a different value
 */
export function completeSettings(path: string, source: string, additions: object): string {
  const complete = mergeAll([
    { name: `templates/project/${path}`, value: JSON.parse(source) as object },
    { name: 'a contribution', value: additions },
  ]);
  return `${write(complete, '', 0)}\n`;
}

/**
 * Returns JSON in Prettier's format: a list of scalars stays on one line if it fits.
 * @param before the number of characters before the value on its line
 */
function write(value: unknown, indentation: string, before: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indentation}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const members = Array.isArray(value)
    ? value.map((member: unknown) => write(member, inner, inner.length))
    : Object.entries(value).map(([key, member]) => {
        const name = `${JSON.stringify(key)}: `;
        return name + write(member, inner, inner.length + name.length);
      });
  const line = `${open}${members.join(', ')}${close}`;
  const isPlain = Array.isArray(value) && value.every((member) => typeof member !== 'object');
  if (members.length === 0 || (isPlain && before + line.length < lineWidth)) return line;
  return `${open}\n${members.map((member) => inner + member).join(',\n')}\n${indentation}${close}`;
}
