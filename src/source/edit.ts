import type { SourceFile } from 'ts-morph';
import { EditRefused } from './edit-refused.js';
import { commentsOf, parse, styleOf, syntaxErrors } from './parse.js';
import { insertAll } from './spans.js';
import type { Insertion, SourceStyle } from './spans.js';

const byteOrderMark = '\uFEFF';

/** Something that is to be true of a source file. */
export interface Fact {
  /** For error messages: what is ensured. */
  name: string;
  /** What a person would paste to make it true. */
  paste: string;
  /** @throws EditRefused when the file has no longer the shape that says where it goes */
  insertions(file: SourceFile, style: SourceStyle): readonly Insertion[];
  isTrue(file: SourceFile): boolean;
}

/**
 * Makes facts true of a source text by insertions, one after the other. What is true already changes nothing.
 * @throws EditRefused when a place is gone; a plain error when an edit would do harm, which is a defect of ours
 */
export function ensureFacts(text: string, facts: readonly Fact[]): string {
  // The parser drops a byte order mark, and counts without it.
  if (text.startsWith(byteOrderMark)) return byteOrderMark + ensureFacts(text.slice(1), facts);
  let [current, file] = [text, parse(text)];
  for (const fact of facts) {
    const [error] = syntaxErrors(file);
    if (error)
      throw new EditRefused('a file that parses', `a syntax error: ${error.text}`, fact.paste, error.line);
    const edited = insertAll(current, fact.insertions(file, styleOf(file)));
    if (edited === current) continue;
    const after = parse(edited);
    verify(file, after, fact);
    [current, file] = [edited, after];
  }
  return current;
}

/** The facts that are not true of a source text, or of which that can no longer be told. */
export function missingFacts(text: string, facts: readonly Fact[]): Fact[] {
  const file = parse(text.replace(byteOrderMark, ''));
  return facts.filter((fact) => {
    try {
      return !fact.isTrue(file);
    } catch (error) {
      if (error instanceof EditRefused) return true;
      throw error;
    }
  });
}

function verify(before: SourceFile, after: SourceFile, fact: Fact): void {
  const [error] = syntaxErrors(after);
  if (error) throw new Error(`To ${fact.name} broke the syntax: ${error.text}`);
  const comments = commentsOf(after);
  const lost = commentsOf(before).find((comment) => {
    const index = comments.indexOf(comment);
    if (index !== -1) comments.splice(index, 1);
    return index === -1;
  });
  if (lost !== undefined) throw new Error(`To ${fact.name} lost the comment ${lost}`);
  if (!fact.isTrue(after)) throw new Error(`To ${fact.name} did not have its effect`);
}
