import type { ArrayLiteralExpression, Node, TypeNode } from 'ts-morph';
import { appendToList } from './list-layout.js';
import { unwrap } from './resolve.js';
import type { Insertion } from './spans.js';
import { Node as is } from './ts-morph.js';

/** What to insert so that `entry` is an element of the list; nothing when it is. New entries go last. */
export function ensureListEntry(list: ArrayLiteralExpression, entry: string): Insertion[] {
  if (isListed(list, entry)) return [];
  const place = { members: list.getElements(), start: list.getStart() + 1, end: list.getEnd() - 1 };
  return appendToList(list.getSourceFile().getFullText(), { ...place, separator: ',' }, entry);
}

export function isListed(list: ArrayLiteralExpression, entry: string): boolean {
  return list.getElements().some((element) => isSame(unwrap(element), entry));
}

/** What to insert so that `entry` is a member of a union; nothing when it is. */
export function ensureUnionMember(type: TypeNode, entry: string): Insertion[] {
  if (isMember(type, entry)) return [];
  const place = { members: membersOf(type), start: type.getPos(), end: type.getEnd() };
  return appendToList(type.getSourceFile().getFullText(), { ...place, separator: '|' }, entry);
}

export function isMember(type: TypeNode, entry: string): boolean {
  return membersOf(type).some((member) => isSame(member, entry));
}

function membersOf(type: TypeNode): readonly TypeNode[] {
  return is.isUnionTypeNode(type) ? type.getTypeNodes() : [type];
}

/** Strings are the same in any quotes. */
function isSame(node: Node | undefined, entry: string): boolean {
  const bare = (text: string): string => text.replace(/^(['"`])([^]*)\1$/, '"$2"');
  return node !== undefined && bare(node.getText()) === bare(entry);
}
