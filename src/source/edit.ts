import type { SourceFile } from 'ts-morph';
import { EditRefused } from './edit-refused.js';
import type { Origin } from './origin.js';
import { byteOrderMark, parse, styleOf, syntaxErrors } from './parse.js';
import type { Property } from './resolve.js';
import { insertAll } from './spans.js';
import type { Insertion, SourceStyle } from './spans.js';
import { verify } from './verify.js';

/** `unknown`: the truth cannot be determined from the source. */
export type Truth = 'true' | 'false' | 'unknown';

/** A statement about a source file that an edit makes true. */
export interface Fact {
  /** The description for error messages. */
  name: string;
  /** The code to paste to make it true by hand. */
  paste: string;
  /** @throws EditRefused when the file has no unambiguous place for it */
  insertions(file: SourceFile, style: SourceStyle): readonly Insertion[];
  /** Returns whether it is true in the way in which the edit makes it true. */
  truth(file: SourceFile): Truth;
  /** Returns whether it is true in any way; defaults to `truth`. */
  settled?(file: SourceFile): Truth;
  /** Returns the properties that lead to the edited list. The edit must not change the values of other properties. */
  places?(file: SourceFile): readonly (Property | undefined)[];
}

/** A fact whose edit was refused. */
export interface RefusedFact {
  fact: Fact;
  refusal: EditRefused;
}

export interface EditedText {
  text: string;
  refused: RefusedFact[];
}

/**
 * Returns a source text with insertions that make facts true. Idempotent.
 * @param origin the origin of the text, to resolve its imports
 * @throws EditRefused when an edit cannot be applied safely
 * @throws Error when an edit breaks the syntax, loses a comment or has no effect
 */
export function ensureFacts(text: string, facts: readonly Fact[], origin?: Origin): string {
  const edited = ensurePossible(text, facts, origin);
  const [first] = edited.refused;
  if (first) throw first.refusal;
  return edited.text;
}

/**
 * Returns a source text with the edits that can be applied safely, and the refused ones.
 * @throws Error when an edit breaks the syntax, loses a comment or has no effect
 */
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

/** Inserts at the same offset one after the other, and parses the text again in between. */
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

/** Returns the facts that are not true of a source text, and those whose truth cannot be determined. */
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
