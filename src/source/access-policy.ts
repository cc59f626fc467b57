import type { CallExpression, Node, ObjectLiteralExpression, SourceFile } from 'ts-morph';
import type { Truth } from './edit.js';
import { elementsOf } from './elements.js';
import type { Elements } from './elements.js';
import { originOf } from './origin.js';
import type { Origin } from './origin.js';
import { byteOrderMark, importedFile, parse } from './parse.js';
import { importedName, nameOf, objectOf, propertyOf, valueOf } from './resolve.js';
import { Node as is, SyntaxKind } from './ts-morph.js';

/** Returns the calls of `createAccessPolicy`. */
export function policiesIn(file: SourceFile): CallExpression[] {
  const name = importedName(file, 'createAccessPolicy', '@repo/platform/access') ?? 'createAccessPolicy';
  return file
    .getDescendantsOfKind(SyntaxKind.CallExpression)
    .filter((call) => call.getExpression().getText() === name);
}

/** Returns the only policy in a file or its imports and re-exports; `undefined` without exactly one. */
export function readablePolicy(file: SourceFile, hops = 2): CallExpression | undefined {
  const policies = policiesIn(file);
  if (policies.length > 0 || hops === 0 || !originOf(file))
    return policies.length === 1 ? policies[0] : undefined;
  const found = [...file.getExportDeclarations(), ...file.getImportDeclarations()].flatMap((declaration) => {
    const target = importedFile(file, declaration.getModuleSpecifierValue() ?? '');
    return (target && readablePolicy(target, hops - 1)) ?? [];
  });
  return found.length === 1 ? found[0] : undefined;
}

export interface RolePermissions {
  role: string;
  permissions: Elements;
}

/** Returns the roles of a policy with their own permissions; `complete` is `false` when some cannot be read. */
export function rolesOf(policy: CallExpression | undefined): { roles: RolePermissions[]; complete: boolean } {
  return rolesIn(objectOf(policy?.getArguments()[0]));
}

function rolesIn(object: ObjectLiteralExpression | undefined): {
  roles: RolePermissions[];
  complete: boolean;
} {
  if (!object) return { roles: [], complete: false };
  const found = object.getProperties().map((property) => {
    if (is.isSpreadAssignment(property)) return rolesIn(objectOf(property.getExpression()));
    const role = nameOf(property);
    if (role === undefined) return { roles: [], complete: false };
    const permissions = elementsOf(propertyOf(objectOf(propertyOf(object, role)), 'permissions'));
    return { roles: [{ role, permissions }], complete: true };
  });
  const last = new Map(found.flatMap(({ roles }) => roles).map((one) => [one.role, one]));
  return { roles: [...last.values()], complete: found.every(({ complete }) => complete) };
}

/** Returns whether a list contains a permission, as a literal or as a constant. */
export function holds({ items, complete }: Elements, permission: string): Truth {
  const texts = items.map(textOf);
  if (texts.includes(permission)) return 'true';
  return complete && !texts.includes(undefined) ? 'false' : 'unknown';
}

/** Returns the string value of an expression; `undefined` when it cannot be read. */
export function textOf(node: Node): string | undefined {
  const value = valueOf(node);
  return is.isStringLiteral(value) || is.isNoSubstitutionTemplateLiteral(value)
    ? value.getLiteralText()
    : undefined;
}

/** Returns the roles of an access policy with their own permissions; `null` when some cannot be read. */
export function readRoles(text: string, origin?: Origin): { role: string; permissions: string[] }[] | null {
  const { roles, complete } = rolesOf(readablePolicy(parse(text.replace(byteOrderMark, ''), origin)));
  if (!complete) return null;
  return roles.map(({ role, permissions }) => ({
    role,
    permissions: permissions.items.flatMap((item) => textOf(item) ?? []),
  }));
}
