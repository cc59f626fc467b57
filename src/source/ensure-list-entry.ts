import type { ArrayLiteralExpression, Node, TypeNode } from 'ts-morph';
import { insertIntoList } from './list-layout.js';
import type { ListPlace } from './list-layout.js';
import type { ModuleWiring } from './register-modules.js';
import { unwrap } from './resolve.js';
import { placeByName } from './place-by-name.js';
import type { Insertion } from './spans.js';
import { Node as is } from './ts-morph.js';

/** What to insert so that `entry` is an element of the list; nothing when it is. */
export function ensureListEntry(
  list: ArrayLiteralExpression,
  entry: string,
  place: ModuleWiring['place'] = 'by name',
): Insertion[] {
  if (isListed(list, entry)) return [];
  const elements = { members: list.getElements(), start: list.getStart() + 1, end: list.getEnd() - 1 };
  const where: ListPlace = { ...elements, separator: ',' };
  if (place === 'last') return insertIntoList(list.getSourceFile().getFullText(), where, entry);
  return insertSorted(list, where, entry);
}

export function isListed(list: ArrayLiteralExpression, entry: string): boolean {
  return list.getElements().some((element) => isSame(unwrap(element), entry));
}

/** What to insert so that `entry` is a member of a union; nothing when it is. */
export function ensureUnionMember(type: TypeNode, entry: string): Insertion[] {
  if (isMember(type, entry)) return [];
  const place = { members: membersOf(type), start: type.getPos(), end: type.getEnd() };
  return insertSorted(type, { ...place, separator: '|' }, entry);
}

export function isMember(type: TypeNode, entry: string): boolean {
  return membersOf(type).some((member) => isSame(member, entry));
}

function membersOf(type: TypeNode): readonly TypeNode[] {
  return is.isUnionTypeNode(type) ? type.getTypeNodes() : [type];
}

/** Strings are the same in any quotes. */
function isSame(node: Node | undefined, entry: string): boolean {
  const inQuotes = (text: string): string => text.replace(/^(['"`])([^]*)\1$/, '"$2"');
  return node !== undefined && inQuotes(node.getText()) === inQuotes(entry);
}

/** In the order of the names where the members have a line each; else at the end. */
function insertSorted(node: Node, list: ListPlace, entry: string): Insertion[] {
  const text = node.getSourceFile().getFullText();
  const place = placeByName(list.members.map(nameOf), bare(entry));
  const lineEnd = list.separator === ',' ? /^[ \t]*,[ \t]*(\/\/.*)?\r?\n/ : /^[ \t]*(\/\/.*)?\r?\n/;
  const hasLine = list.members.every((member, at) => {
    const next = list.members[at + 1];
    return !next || lineEnd.test(text.slice(member.getEnd(), next.getStart()));
  });
  return insertIntoList(text, list, entry, hasLine ? list.members[place - 1] : undefined);
}

/** What a member is sorted by; `undefined` for one that is more than a name. */
function nameOf(member: Node): string | undefined {
  const node = unwrap(member);
  return is.isIdentifier(node) || /^(['"]).*\1$/.test(node?.getText() ?? '')
    ? bare(node?.getText() ?? '')
    : undefined;
}

function bare(text: string): string {
  return text.replace(/^(['"`])([^]*)\1$/, '$2');
}
