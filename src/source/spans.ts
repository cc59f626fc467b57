/** Text to be put into a source file at an offset. Existing characters are never touched. */
export interface Insertion {
  at: number;
  text: string;
}

/** The text with all insertions made; offsets refer to the text as it was. */
export function insertAll(text: string, insertions: readonly Insertion[]): string {
  return insertions
    .toSorted((a, b) => b.at - a.at)
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
