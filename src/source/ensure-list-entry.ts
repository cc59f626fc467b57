import type { ArrayLiteralExpression } from 'ts-morph';
import type { Insertion } from './spans.js';
import { indentationAt } from './spans.js';

/** What to insert so that `entry` is an element of the list; nothing when it is. New entries go last. */
export function ensureListEntry(list: ArrayLiteralExpression, entry: string): Insertion[] {
  const elements = list.getElements();
  if (elements.some((element) => element.getText() === entry)) return [];

  const last = elements.at(-1);
  if (!last) return [{ at: list.getStart() + 1, text: entry }];

  const text = list.getSourceFile().getFullText();
  const previousEnd = elements.at(-2)?.getEnd() ?? list.getStart() + 1;
  const lineEnd = /\r?\n/.exec(text.slice(previousEnd, last.getStart()))?.[0];
  const separator = lineEnd ? lineEnd + indentationAt(text, last.getStart()) : ' ';
  return [{ at: last.getEnd(), text: `,${separator}${entry}` }];
}
