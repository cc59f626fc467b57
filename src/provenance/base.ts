import { hashOf } from '../tree/files.js';

/**
 * The base file is a set of lines, each with a content that a generated file had and its hash. It grows to megabytes, so
 * it is handled as text: a line is read when its content is asked for.
 */
export function baseText(contents: readonly string[]): string {
  return addToBase('', contents);
}

/** The base file with more contents; those that are there already are not added again. */
export function addToBase(text: string, contents: readonly string[]): string {
  return withLines(
    text,
    contents.map((content) => lineStart(hashOf(content)) + contentAndEnd(content)),
  );
}

/** The set with some lines more and some less, in an order that leaves little to merge when two branches add some. */
export function withLines(text: string, more: readonly string[], less: readonly string[] = []): string {
  const lines = sorted([...linesOf(text), ...more]);
  const kept = less.length === 0 ? lines : difference(lines, sorted(less));
  return kept.map((line) => `${line}\n`).join('');
}

/** What one set has and another has not. Lines are long: to compare neighbours is cheaper than to hash them all. */
export function linesMissing(from: string, text: string): string[] {
  return difference(sorted(linesOf(text)), sorted(linesOf(from)));
}

function sorted(lines: readonly string[]): string[] {
  const all = lines.toSorted();
  return all.filter((line, at) => line !== all[at - 1]);
}

function difference(lines: readonly string[], without: readonly string[]): string[] {
  let at = 0;
  return lines.filter((line) => {
    for (let other = without[at]; other !== undefined && other < line; other = without[at]) at += 1;
    return without[at] !== line;
  });
}

export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** The content of that hash; `undefined` when it is not there, or when what is there is another one. */
export function contentInBase(text: string, hash: string): string | undefined {
  const start = text.indexOf(lineStart(hash));
  if (start === -1) return undefined;
  const end = text.indexOf('\n', start);
  try {
    const { content } = JSON.parse(text.slice(start, end === -1 ? undefined : end)) as { content?: unknown };
    return typeof content === 'string' && hashOf(content) === hash ? content : undefined;
  } catch {
    return undefined;
  }
}

function lineStart(hash: string): string {
  return `{"hash":${JSON.stringify(hash)},`;
}

function contentAndEnd(content: string): string {
  return `"content":${JSON.stringify(content)}}`;
}
