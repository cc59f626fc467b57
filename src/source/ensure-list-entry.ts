import type { ArrayLiteralExpression, Node, TypeNode } from 'ts-morph';
import { insertIntoList } from './list-layout.js';
import type { ListPlace } from './list-layout.js';
import type { ModuleWiring } from './register-modules.js';
import { unwrap } from './resolve.js';
import { placeByName } from './place-by-name.js';
import type { Insertion } from './spans.js';
import { Node as is } from './ts-morph.js';

/** Returns the insertions that add `entry` to the list; none when the list contains it. */
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

/** Returns the insertions that add `entry` to a union; none when the union contains it. */
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

/** Compares strings without their quotes. */
function isSame(node: Node | undefined, entry: string): boolean {
  const inQuotes = (text: string): string => text.replace(/^(['"`])([^]*)\1$/, '"$2"');
  return node !== undefined && inQuotes(node.getText()) === inQuotes(entry);
}

/** Inserts in the order of names when each member has its own line; else at the end. */
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

/** Returns the sort key of a member; `undefined` when the member is not a name or a string. */
function nameOf(member: Node): string | undefined {
  const node = unwrap(member);
  return is.isIdentifier(node) || /^(['"]).*\1$/.test(node?.getText() ?? '')
    ? bare(node?.getText() ?? '')
    : undefined;
}

function bare(text: string): string {
  return text.replace(/^(['"`])([^]*)\1$/, '$2');
}
