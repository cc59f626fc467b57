import { SourceText } from '../render/escapers.js';
import { lineWidth } from './wrap.js';

export function code(text: string): SourceText {
  return new SourceText(text);
}

/** Lines of a template in which there is nothing to say: they are dropped. */
export const noLine = '\0';

/** Whole lines, which stand in a line of their own in the template; the line goes where there are none. */
export function block(text: string): SourceText {
  return code(text === '' ? noLine : text.replace(/\n$/, ''));
}

/** Lines below each other, each with the same white space before it. */
export function lines(indentation: number, all: readonly string[]): SourceText {
  return block(all.map((line) => `${' '.repeat(indentation)}${line}\n`).join(''));
}

/** A type that is a union: on the line of its name where there is room, else on the next, else one on each. */
export function union(name: string, members: readonly string[]): SourceText {
  const [head, all] = [`export type ${name} =`, members.join(' | ')];
  if (`${head} ${all};`.length <= lineWidth) return code(`${head} ${all};`);
  if (`  ${all};`.length <= lineWidth) return code(`${head}\n  ${all};`);
  return code(`${head}\n${members.map((member) => `  | ${member}`).join('\n')};`);
}

/** `key: schema.nullable().default('x'),` – a chain of three calls or more breaks before each of them. */
export function schemaMember(key: string, first: string, further: readonly string[]): string[] {
  const line = `  ${key}: ${[first, ...further].join('')},`;
  const calls = [...callsOf(first), ...further];
  const fits = `  ${line}`.length <= lineWidth;
  if (fits || calls.length < 3) return [line];
  const [head = '', ...tail] = calls;
  return [`  ${key}: ${head}`, ...tail.map((call, at) => `    ${call}${at === tail.length - 1 ? ',' : ''}`)];
}

/** `z.int().min(1)` is `z`, `.int()` and `.min(1)`; `line(1, 9)` is one. */
function callsOf(schema: string): string[] {
  return schema.startsWith('z.') ? ['z', ...(schema.slice(1).match(/\.\w+\([^()]*\)/g) ?? [])] : [schema];
}

/** Names to be imported, in order, each once. */
export function importLine(names: readonly (string | undefined)[], from: string, what = ''): string[] {
  const known = [...new Set(names.filter((name) => name !== undefined))].toSorted(byName);
  return known.length === 0 ? [] : [`import ${what}{ ${known.join(', ')} } from '${from}';`];
}

function byName(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
