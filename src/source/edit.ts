import type { SourceFile } from 'ts-morph';
import { EditRefused } from './edit-refused.js';
import type { Origin } from './origin.js';
import { byteOrderMark, parse, styleOf, syntaxErrors } from './parse.js';
import type { Property } from './resolve.js';
import { insertAll } from './spans.js';
import type { Insertion, SourceStyle } from './spans.js';
import { verify } from './verify.js';

/** `unknown`: the source makes it true or false in a way that cannot be read. */
export type Truth = 'true' | 'false' | 'unknown';

/** Something that is to be true of a source file. */
export interface Fact {
  /** For error messages: what is ensured. */
  name: string;
  /** What a person would paste to make it true. */
  paste: string;
  /** @throws EditRefused when the file has no longer the shape that says where it goes */
  insertions(file: SourceFile, style: SourceStyle): readonly Insertion[];
  /** Whether it is true as the edit makes it true. */
  truth(file: SourceFile): Truth;
  /** Whether people have settled it, in whatever way; without it, `truth` says. */
  settled?(file: SourceFile): Truth;
  /** The properties that lead to the list that gets an entry: what others are set to may not change. */
  places?(file: SourceFile): readonly (Property | undefined)[];
}

/** A fact whose edit found no place. */
export interface RefusedFact {
  fact: Fact;
  refusal: EditRefused;
}

export interface EditedText {
  text: string;
  refused: RefusedFact[];
}

/**
 * Makes facts true of a source text by insertions. What is true already changes nothing.
 * @param origin where the text comes from, so that what it imports can be read
 * @throws EditRefused when a place is gone; a plain error when an edit would do harm, which is a defect of ours
 */
export function ensureFacts(text: string, facts: readonly Fact[], origin?: Origin): string {
  const edited = ensurePossible(text, facts, origin);
  const [first] = edited.refused;
  if (first) throw first.refusal;
  return edited.text;
}

/** Makes those facts true whose edits have a place, and says which have none. */
export function ensurePossible(text: string, facts: readonly Fact[], origin?: Origin): EditedText {
  if (text.startsWith(byteOrderMark)) {
    const edited = ensurePossible(text.slice(1), facts, origin);
    return { ...edited, text: byteOrderMark + edited.text };
  }
  const file = parse(text, origin);
  const [error] = syntaxErrors(file);
  if (error) {
    const found = `a syntax error: ${error.text}`;
    const refuse = ({ paste }: Fact) => new EditRefused('a file that parses', found, paste, error.line);
    return { text, refused: facts.map((fact) => ({ fact, refusal: refuse(fact) })) };
  }
  const refused: RefusedFact[] = [];
  const edited = insertInTurns(file, facts, refused, origin);
  const done = facts.filter((fact) => refused.every((other) => other.fact !== fact));
  if (edited === text) return { text, refused };
  const harm = verify(file, parse(edited, origin), done);
  return harm
    ? { text, refused: [...refused, ...done.map((fact) => ({ fact, refusal: harm }))] }
    : { text: edited, refused };
}

/** What goes to one place goes there one after the other, and is looked at anew in between. */
function insertInTurns(
  file: SourceFile,
  facts: readonly Fact[],
  refused: RefusedFact[],
  origin: Origin | undefined,
): string {
  const insertions: Insertion[] = [];
  const later: Fact[] = [];
  for (const fact of facts) {
    try {
      const wanted = fact.truth(file) === 'true' ? [] : fact.insertions(file, styleOf(file));
      const isTaken = wanted.some(({ at }) => insertions.some((other) => other.at === at));
      if (isTaken) later.push(fact);
      else insertions.push(...wanted);
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      refused.push({ fact, refusal: error });
    }
  }
  const edited = insertAll(file.getFullText(), insertions);
  return later.length === 0 ? edited : insertInTurns(parse(edited, origin), later, refused, origin);
}

/** What is left to do: facts that are not true of a source text, and those of which that cannot be told. */
export function openFacts(
  text: string,
  facts: readonly Fact[],
  origin?: Origin,
): { missing: Fact[]; unclear: Fact[] } {
  const file = parse(text.replace(byteOrderMark, ''), origin);
  const states = facts.map((fact) => ({ fact, truth: fact.settled?.(file) ?? fact.truth(file) }));
  const having = (wanted: Truth): Fact[] =>
    states.flatMap(({ fact, truth }) => (truth === wanted ? [fact] : []));
  return { missing: having('false'), unclear: having('unknown') };
}
