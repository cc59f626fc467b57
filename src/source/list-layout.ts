import type { Node } from 'ts-morph';
import { behindComments, indentationAt } from './spans.js';
import type { Insertion } from './spans.js';

/** A list or union in a source file. */
export interface ListPlace {
  members: readonly Node[];
  /** The offset after the opening bracket; of a union, its start. */
  start: number;
  /** The offset of the closing bracket; of a union, its end. */
  end: number;
  separator: ',' | '|';
}

/**
 * Returns the insertions that add a member after another member, else at the end. The new member has the layout of its
 * neighbours: line breaks, indentation and commas. Comments stay with the members that they follow.
 */
export function insertIntoList(
  text: string,
  list: ListPlace,
  entry: string,
  behind: Node | undefined = list.members.at(-1),
): Insertion[] {
  return behind ? after(text, list, behind, entry) : intoEmpty(text, list, entry);
}

function after(text: string, list: ListPlace, last: Node, entry: string): Insertion[] {
  const end = last.getEnd();
  const comma = list.separator === ',' ? trailingComma(text, end, list.end) : null;
  const anchor = Math.min(behindComments(text, comma === null ? end : comma + 1), list.end);
  const gap = gapBefore(text, list, last);
  const hasOwnLine = gap.includes('\n') || endsInLineComment(text, end, anchor);

  if (comma !== null) return [{ at: anchor, text: `${lineBreak(text, gap, last, hasOwnLine)}${entry},` }];
  // Leading separators at the start of lines.
  const leading = /\n[ \t]*[,|]/.exec(gap);
  if (leading) return [{ at: anchor, text: `${withoutComments(gap)}${entry}` }];
  if (!hasOwnLine)
    return [{ at: anchor, text: `${list.separator === '|' ? ' ' : ''}${list.separator} ${entry}` }];
  return [
    { at: end, text: list.separator },
    { at: anchor, text: `${lineBreak(text, gap, last, true)}${entry}` },
  ];
}

function intoEmpty(text: string, { start, end }: ListPlace, entry: string): Insertion[] {
  const inside = text.slice(start, end);
  if (!inside.includes('\n')) return [{ at: start, text: entry }];
  const lineEnd = inside.includes('\r\n') ? '\r\n' : '\n';
  // A commented-out member shows the indentation; the default is one step more than the bracket.
  const commented = /\n([ \t]*)(?=\/[/*])/.exec(inside)?.[1];
  const outer = indentationAt(text, end);
  const indentation = commented ?? outer + (outer.includes('\t') || /^\t/m.test(text) ? '\t' : stepOf(text));
  const lineStart = text.lastIndexOf('\n', end - 1) + 1;
  return [{ at: Math.max(lineStart, start), text: `${indentation}${entry},${lineEnd}` }];
}

/** Returns the text between a member and its predecessor, or the start of the list. */
function gapBefore(text: string, { members, start }: ListPlace, last: Node): string {
  return text.slice(members[members.indexOf(last) - 1]?.getEnd() ?? start, last.getStart());
}

function lineBreak(text: string, gap: string, last: Node, hasOwnLine: boolean): string {
  if (!hasOwnLine) return ' ';
  const lineEnd = /\r?\n/.exec(gap)?.[0] ?? (text.includes('\r\n') ? '\r\n' : '\n');
  return lineEnd + indentationAt(text, last.getStart());
}

function trailingComma(text: string, from: number, limit: number): number | null {
  const index = from + /^(\s|\/\*[^]*?\*\/|\/\/[^\n]*)*/.exec(text.slice(from, limit))![0].length;
  return text[index] === ',' && index < limit ? index : null;
}

function endsInLineComment(text: string, from: number, to: number): boolean {
  return /\/\/[^\n]*$/.test(text.slice(from, to)) && !text.slice(from, to).endsWith('*/');
}

/** Returns the text between two members from the last line break, without comments. */
function withoutComments(gap: string): string {
  const bare = gap.replaceAll(/\/\*[^]*?\*\/|\/\/[^\n]*/g, '');
  return /\r?\n[ \t]*[,|][^]*$/.exec(bare)?.[0] ?? bare;
}

/** Returns one step of indentation in the style of the file. */
function stepOf(text: string): string {
  return /^( {2,})\S/m.exec(text)?.[1]?.slice(0, 4) ?? '  ';
}
