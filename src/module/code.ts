import { SourceText } from '../render/escapers.js';
import { lineWidth } from './wrap.js';

/** Marks text as code, so that templates insert it unescaped. */
export function code(text: string): SourceText {
  return new SourceText(text);
}

/** Marks a line of a template that is dropped from the output. */
export const noLine = '\0';

/** Returns whole lines for a placeholder on its own line; an empty text drops that line. */
export function block(text: string): SourceText {
  return code(text === '' ? noLine : text.replace(/\n$/, ''));
}

/** Returns one line per text, each indented by `indentation` spaces. */
export function lines(indentation: number, all: readonly string[]): SourceText {
  return block(all.map((line) => `${' '.repeat(indentation)}${line}\n`).join(''));
}

/** Returns a union type as the formatter lays it out: on one line, on the next line, or with one member per line. */
export function union(name: string, members: readonly string[]): SourceText {
  const [head, all] = [`export type ${name} =`, members.join(' | ')];
  if (`${head} ${all};`.length <= lineWidth) return code(`${head} ${all};`);
  if (`  ${all};`.length <= lineWidth) return code(`${head}\n  ${all};`);
  return code(`${head}\n${members.map((member) => `  | ${member}`).join('\n')};`);
}

/** Returns the lines of `key: schema.default('x'),`; a long chain of three or more calls has one call per line. */
export function schemaMember(key: string, first: string, further: readonly string[]): string[] {
  const line = `  ${key}: ${[first, ...further].join('')},`;
  const calls = [...callsOf(first), ...further];
  const fits = `  ${line}`.length <= lineWidth;
  if (fits || calls.length < 3) return [line];
  const [head = '', ...tail] = calls;
  return [`  ${key}: ${head}`, ...tail.map((call, at) => `    ${call}${at === tail.length - 1 ? ',' : ''}`)];
}

/** Splits `z.int().min(1)` into `z`, `.int()` and `.min(1)`; keeps `line(1, 9)` whole. */
function callsOf(schema: string): string[] {
  return schema.startsWith('z.') ? ['z', ...(schema.slice(1).match(/\.\w+\([^()]*\)/g) ?? [])] : [schema];
}

/**
 * Returns an import of the sorted, distinct names; no line without names.
 * @param what `type ` for a type import
 */
export function importLine(names: readonly (string | undefined)[], from: string, what = ''): string[] {
  const known = [...new Set(names.filter((name) => name !== undefined))].toSorted(byName);
  return known.length === 0 ? [] : [`import ${what}{ ${known.join(', ')} } from '${from}';`];
}

function byName(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
