import { hashOf } from '../tree/files.js';

/**
 * Returns the text of a base file: a sorted set of JSON lines, each with the content of a generated file and its hash.
 * The base file of a project can grow to megabytes, so a line is parsed only when its content is needed.
 */
export function baseText(contents: readonly string[]): string {
  const lines = contents.map((content) => lineStart(hashOf(content)) + contentAndEnd(content));
  return [...new Set(lines)]
    .toSorted()
    .map((line) => `${line}\n`)
    .join('');
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
