import { hashOf } from '../tree/files.js';

/**
 * Returns the text of a base file: a sorted set of JSON lines, each with the content of a generated file and its hash.
 * It can grow to megabytes, so it is processed as text and a line is parsed only when its content is needed.
 */
export function baseText(contents: readonly string[]): string {
  return addToBase('', contents);
}

/** Returns the base file with more contents; existing contents are not duplicated. */
export function addToBase(text: string, contents: readonly string[]): string {
  return withLines(
    text,
    contents.map((content) => lineStart(hashOf(content)) + contentAndEnd(content)),
  );
}

/** Returns the base file without the contents with these hashes. */
export function withoutContents(text: string, hashes: readonly string[]): string {
  if (hashes.length === 0) return text;
  const starts = hashes.map(lineStart);
  return linesOf(text)
    .filter((line) => !starts.some((start) => line.startsWith(start)))
    .map((line) => `${line}\n`)
    .join('');
}

/** Returns the set with lines added and removed. It is sorted, which minimizes merge conflicts between branches. */
export function withLines(text: string, more: readonly string[], less: readonly string[] = []): string {
  const lines = sorted([...linesOf(text), ...more]);
  const kept = less.length === 0 ? lines : difference(lines, sorted(less));
  return kept.map((line) => `${line}\n`).join('');
}

/** Returns the lines of `text` that `from` lacks. Lines are long, so comparing sorted lists is faster than hashing. */
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

/** Returns the content with this hash; `undefined` when it is missing or does not match the hash. */
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
