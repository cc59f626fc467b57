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
 * Makes facts true of a source text by insertions. What is true already changes nothing.
 * @throws EditRefused when a place is gone; a plain error when an edit would do harm, which is a defect of ours
 */
export function ensureFacts(text: string, facts: readonly Fact[]): string {
  // The parser drops a byte order mark, and counts without it.
  if (text.startsWith(byteOrderMark)) return byteOrderMark + ensureFacts(text.slice(1), facts);
  const file = parse(text);
  const [error] = syntaxErrors(file);
  if (error && facts[0]) {
    const found = `a syntax error: ${error.text}`;
    throw new EditRefused('a file that parses', found, facts[0].paste, error.line);
  }
  const edited = insertInTurns(text, file, facts);
  if (edited !== text) verify(file, parse(edited), facts);
  return edited;
}

/** What goes to one place goes there one after the other, and is looked at anew in between. */
function insertInTurns(text: string, file: SourceFile, facts: readonly Fact[]): string {
  const insertions: Insertion[] = [];
  const later: Fact[] = [];
  for (const fact of facts) {
    const wanted = fact.insertions(file, styleOf(file));
    const isTaken = wanted.some(({ at }) => insertions.some((other) => other.at === at));
    if (isTaken) later.push(fact);
    else insertions.push(...wanted);
  }
  const edited = insertAll(text, insertions);
  return later.length === 0 ? edited : insertInTurns(edited, parse(edited), later);
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

function verify(before: SourceFile, after: SourceFile, facts: readonly Fact[]): void {
  const names = facts.map(({ name }) => name).join(', ');
  const [error] = syntaxErrors(after);
  if (error) throw new Error(`To ${names} broke the syntax: ${error.text}`);
  const lost = lostComment(before, after);
  if (lost !== undefined) throw new Error(`To ${names} lost the comment ${lost}`);
  const failed = facts.find((fact) => !fact.isTrue(after));
  if (failed) throw new Error(`To ${failed.name} did not have its effect`);
}

function lostComment(before: SourceFile, after: SourceFile): string | undefined {
  const looksLikeComment = /\/\/[^\n]*|\/\*[^]*?\*\//g;
  const [old, current] = [before, after].map((file) => file.getFullText().match(looksLikeComment) ?? []);
  // What stands in a string may look like one, too: only the parser tells, and takes its time.
  if (old && current && missingIn(current, old) === undefined) return undefined;
  return missingIn(commentsOf(after), commentsOf(before));
}

/** The first text that others do not have as often. */
function missingIn(others: readonly string[], texts: readonly string[]): string | undefined {
  const left = [...others];
  return texts.find((text) => {
    const index = left.indexOf(text);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
}
