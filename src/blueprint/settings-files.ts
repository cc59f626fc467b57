import { mergeAll } from './merge.js';

const lineWidth = 110;

/**
 * A JSON file of settings with what was contributed to it.
 * @throws when a contribution gives a key of the file another value
 */
export function completeSettings(path: string, source: string, additions: object): string {
  const complete = mergeAll([
    { name: `templates/project/${path}`, value: JSON.parse(source) as object },
    { name: 'a contribution', value: additions },
  ]);
  return `${write(complete, '', 0)}\n`;
}

/**
 * JSON as the project's formatter leaves it: a list of plain values is on one line where there is room.
 * @param before how long the line is when the value starts
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
