import type { Node, SourceFile } from 'ts-morph';
import type { Fact } from './edit.js';
import { EditRefused } from './edit-refused.js';
import { elementsOf } from './elements.js';
import { commentsOf, syntaxErrors } from './parse.js';
import { nameOf, objectOf, valueIn } from './resolve.js';
import type { Property } from './resolve.js';
import { lineAt } from './spans.js';
import { Node as is, SyntaxKind } from './ts-morph.js';

/**
 * Compares a file before and after an edit. Returns a refusal when the edit changes more than its facts name.
 * @throws Error when the edit breaks the syntax, loses a comment or has no effect
 */
export function verify(
  before: SourceFile,
  after: SourceFile,
  facts: readonly Fact[],
): EditRefused | undefined {
  const names = facts.map(({ name }) => name).join(', ');
  const [error] = syntaxErrors(after);
  if (error) throw new Error(`The edit "${names}" broke the syntax: ${error.text}`);
  const lost = lostComment(before, after);
  if (lost !== undefined) throw new Error(`The edit "${names}" lost the comment ${lost}`);
  const failed = facts.find((fact) => fact.truth(after) !== 'true');
  if (failed) throw new Error(`The edit "${failed.name}" had no effect`);
  return sideEffect(before, after, facts);
}

/** Compares the values of properties: only those that lead to the places of the facts may change. */
function sideEffect(before: SourceFile, after: SourceFile, facts: readonly Fact[]): EditRefused | undefined {
  const [old, current] = [contentsOf(before), contentsOf(after)];
  const places = facts.flatMap((fact) => fact.places?.(after) ?? []).filter((place) => place !== undefined);
  const allowed = new Set<Node>(places.flatMap((place) => [place, ...place.getAncestors()]));
  const other = [...current].find(
    ([label, { property, content }]) => !allowed.has(property) && old.get(label)?.content !== content,
  );
  if (!other) return undefined;
  const [label, { property }] = other;
  return new EditRefused(
    `an edit that changes only ${places.length === 0 ? 'a type' : [...new Set(places.map(labelOf))].join(', ')}`,
    `a change of ${labelOf(property)} as well`,
    [...new Set(facts.map(({ paste }) => paste))].join('\n'),
    lineAt(before.getFullText(), old.get(label)?.property.getStart() ?? 0),
  );
}

function contentsOf(file: SourceFile): Map<string, { property: Property; content: string }> {
  const contents = new Map<string, { property: Property; content: string }>();
  const counts = new Map<string, number>();
  const properties = [SyntaxKind.PropertyAssignment, SyntaxKind.ShorthandPropertyAssignment] as const;
  for (const node of properties.flatMap((kind): Property[] => file.getDescendantsOfKind(kind))) {
    const label = labelOf(node);
    const count = counts.get(label) ?? 0;
    counts.set(label, count + 1);
    contents.set(`${label}#${count}`, { property: node, content: contentOf(valueIn(node)) });
  }
  return contents;
}

const maxDepth = 4;

/** Returns the entries of a list, and of the lists in an object, as text. */
function contentOf(value: Node | undefined, depth = maxDepth): string {
  const object = objectOf(value);
  if (!object || depth === 0)
    return elementsOf(value)
      .items.map((item) => item.getText())
      .join('\0');
  const members = object.getProperties().map((member) => {
    if (is.isSpreadAssignment(member)) return contentOf(member.getExpression(), depth - 1);
    return `${nameOf(member)}: ${contentOf(valueIn(member), depth - 1)}`;
  });
  return `{${members.join()}}`;
}

/** Returns the path of a property: `accessPolicy.manager.permissions`. */
function labelOf(property: Property): string {
  const around = property.getAncestors().flatMap((ancestor) => {
    if (is.isPropertyAssignment(ancestor)) return nameOf(ancestor) ?? [];
    if (is.isVariableDeclaration(ancestor)) return ancestor.getName();
    if (is.isFunctionDeclaration(ancestor) || is.isClassDeclaration(ancestor))
      return ancestor.getName() ?? [];
    return [];
  });
  return [...around.toReversed(), nameOf(property) ?? property.getName()].join('.');
}

function lostComment(before: SourceFile, after: SourceFile): string | undefined {
  const looksLikeComment = /\/\/[^\n]*|\/\*[^]*?\*\//g;
  const [old, current] = [before, after].map((file) => file.getFullText().match(looksLikeComment) ?? []);
  // The slower parser is needed only when a match may be part of a string.
  if (old && current && missingIn(current, old) === undefined) return undefined;
  return missingIn(commentsOf(after), commentsOf(before));
}

/** Returns the first text that occurs less often in `others`. */
function missingIn(others: readonly string[], texts: readonly string[]): string | undefined {
  const left = [...others];
  return texts.find((text) => {
    const index = left.indexOf(text);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
}
