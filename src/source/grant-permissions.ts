import type { ArrayLiteralExpression, CallExpression, SourceFile, TypeNode } from 'ts-morph';
import { EditRefused } from './edit-refused.js';
import { ensureFacts } from './edit.js';
import type { Fact } from './edit.js';
import { ensureListEntry, ensureUnionMember, isListed, isMember } from './ensure-list-entry.js';
import { importedName, listOf, objectOf, propertyOf } from './resolve.js';
import { lineAt } from './spans.js';
import type { SourceStyle } from './spans.js';
import { Node as is, SyntaxKind } from './ts-morph.js';

/** A permission, and the roles that get it themselves: others inherit it from them. */
export interface Grant {
  permission: string;
  roles: readonly string[];
}

/**
 * Ensures that the access policy knows permissions and grants them to roles: running it again changes nothing.
 * @param text the source of the file that calls `createAccessPolicy`
 * @throws EditRefused when the file has no longer the shape that says where they go
 */
export function grantPermissions(text: string, grants: readonly Grant[]): string {
  return ensureFacts(text, factsOf(grants));
}

/** What is true of the access policy when permissions are granted. */
export function factsOf(grants: readonly Grant[]): Fact[] {
  return grants.flatMap(({ permission, roles }) => [
    known(permission),
    ...roles.map((role) => granted(permission, role)),
  ]);
}

function known(permission: string): Fact {
  const paste = `// in the type of permissions\n| '${permission}'`;
  return {
    name: `name the permission ${permission}`,
    paste,
    insertions(file, style) {
      const place = findPermissions(file, paste);
      if (place === undefined) return [];
      const entry = quoted(permission, style);
      return is.isTypeNode(place) ? ensureUnionMember(place, entry) : ensureListEntry(place, entry);
    },
    isTrue(file) {
      const place = findPermissions(file, paste);
      if (place === undefined) return true;
      const entry = JSON.stringify(permission);
      return is.isTypeNode(place) ? isMember(place, entry) : isListed(place, entry);
    },
  };
}

function granted(permission: string, role: string): Fact {
  const paste = `// in the permissions of the role ${role}\n'${permission}',`;
  return {
    name: `grant ${permission} to ${role}`,
    paste,
    insertions: (file, style) => ensureListEntry(findRole(file, role, paste), quoted(permission, style)),
    isTrue: (file) => isListed(findRole(file, role, paste), JSON.stringify(permission)),
  };
}

/** The type of all permissions; the list that it is taken from; nothing where any text is one. */
function findPermissions(file: SourceFile, paste: string): TypeNode | ArrayLiteralExpression | undefined {
  const [argument] = findPolicy(file, paste).getTypeArguments();
  if (!argument) return undefined;
  const name = is.isTypeReference(argument) ? argument.getTypeName().getText() : undefined;
  const type = name === undefined ? argument : file.getTypeAlias(name)?.getTypeNode();
  const refuse = (found: string): never => {
    throw new EditRefused(
      'a type of all permissions that is a union, or taken from a list',
      found,
      paste,
      lineAt(file.getFullText(), (type ?? argument).getStart()),
    );
  };
  if (!type) return refuse(`${argument.getText()}, which is declared elsewhere`);
  if (is.isUnionTypeNode(type) || is.isLiteralTypeNode(type)) return type;
  // `(typeof list)[number]`
  const list = /^\(?typeof ([\w$]+)\)?\[number\]$/.exec(type.getText())?.[1];
  const declared = list === undefined ? undefined : file.getVariableDeclaration(list)?.getInitializer();
  return listOf(declared) ?? refuse(type.getText().slice(0, 60));
}

function findRole(file: SourceFile, role: string, paste: string): ArrayLiteralExpression {
  const policy = findPolicy(file, paste);
  const refuse = (found: string): never => {
    const line = lineAt(file.getFullText(), policy.getStart());
    throw new EditRefused(`a role \`${role}\` with \`permissions: […]\``, found, paste, line);
  };
  const roles = objectOf(policy.getArguments()[0]) ?? refuse('roles that are no object');
  const definition = propertyOf(roles, role) ?? refuse('no such role');
  const permissions = propertyOf(objectOf(definition), 'permissions') ?? refuse('a role without them');
  return listOf(permissions) ?? refuse(`permissions that are no list: ${permissions.getText().slice(0, 60)}`);
}

function findPolicy(file: SourceFile, paste: string): CallExpression {
  const name = importedName(file, 'createAccessPolicy', '@repo/platform/access') ?? 'createAccessPolicy';
  const calls = file
    .getDescendantsOfKind(SyntaxKind.CallExpression)
    .filter((call) => call.getExpression().getText() === name);
  const [call] = calls;
  if (call && calls.length === 1) return call;
  const found = calls.length === 0 ? 'no such call' : `${calls.length} such calls`;
  throw new EditRefused('one call of `createAccessPolicy`', found, paste);
}

function quoted(permission: string, { quote }: SourceStyle): string {
  return `${quote}${permission}${quote}`;
}
