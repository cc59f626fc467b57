import { ts } from './ts-morph.js';

/** A text to insert at an offset. Insertions never change existing characters. */
export interface Insertion {
  at: number;
  text: string;
}

/** Returns the text with all insertions. Offsets refer to the original text; insertions at an offset keep their order. */
export function insertAll(text: string, insertions: readonly Insertion[]): string {
  return insertions
    .map((insertion, order) => ({ ...insertion, order }))
    .toSorted((a, b) => b.at - a.at || b.order - a.order)
    .reduce((result, { at, text: added }) => result.slice(0, at) + added + result.slice(at), text);
}

/** The style of a file, which added code follows. */
export interface SourceStyle {
  lineEnd: '\n' | '\r\n';
  quote: "'" | '"';
  semicolon: ';' | '';
}

/** Returns the indentation of the line at an offset. */
export function indentationAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[\t ]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
}

/** Returns the offset after the comments that follow on the same line. */
export function behindComments(text: string, offset: number): number {
  return ts.getTrailingCommentRanges(text, offset)?.at(-1)?.end ?? offset;
}

/** Returns the offset of the first comment before a node that starts at `offset`, or of the node itself. */
export function beforeComments(text: string, fullStart: number, offset: number): number {
  const [first] = ts.getLeadingCommentRanges(text, fullStart) ?? [];
  return first?.pos ?? offset;
}

/** Returns the line number of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
