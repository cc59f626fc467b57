import { ts } from './ts-morph.js';

/** Text to be put into a source file at an offset. Existing characters are never touched. */
export interface Insertion {
  at: number;
  text: string;
}

/** The text with all insertions made; offsets refer to the text as it was. Those at one offset keep their order. */
export function insertAll(text: string, insertions: readonly Insertion[]): string {
  return insertions
    .map((insertion, order) => ({ ...insertion, order }))
    .toSorted((a, b) => b.at - a.at || b.order - a.order)
    .reduce((result, { at, text: added }) => result.slice(0, at) + added + result.slice(at), text);
}

/** How a file is written, so that what is added looks like what is there. */
export interface SourceStyle {
  lineEnd: '\n' | '\r\n';
  quote: "'" | '"';
  semicolon: ';' | '';
}

/** The white space at the start of the line that an offset is in. */
export function indentationAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[\t ]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
}

/** The offset behind the comments that follow on the same line. */
export function behindComments(text: string, offset: number): number {
  return ts.getTrailingCommentRanges(text, offset)?.at(-1)?.end ?? offset;
}

/** The offset of the first comment in front of a node that starts at `offset`, or of the node itself. */
export function beforeComments(text: string, fullStart: number, offset: number): number {
  const [first] = ts.getLeadingCommentRanges(text, fullStart) ?? [];
  return first?.pos ?? offset;
}

/** @returns the number of the line that an offset is in, from 1 */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
