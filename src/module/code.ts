import { SourceText } from '../render/escapers.js';

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
