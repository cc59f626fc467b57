import type { CallExpression, Node, ObjectLiteralExpression, SourceFile } from 'ts-morph';
import { policiesIn } from './access-policy.js';
import { EditRefused } from './edit-refused.js';
import { constantOf, extendProperty, isSharedBeyond, usesOf } from './owned-list.js';
import { nameOf, objectOf, ownPropertyOf, unwrap, valueIn, valueOf } from './resolve.js';
import type { Property } from './resolve.js';
import { lineAt } from './spans.js';
import type { Insertion } from './spans.js';
import { Node as is } from './ts-morph.js';

/**
 * Returns the insertions that add a permission to one role only.
 * @param list the members of a list with all permissions that the role gets, for the code to paste
 * @throws EditRefused when the edit cannot be applied safely
 */
export function grantIn(file: SourceFile, role: string, entry: string, list: string): Insertion[] {
  const policy = onlyPolicy(file, pasteOf(role, list));
  const refuse = (found: string, paste = pasteOf(role, list), node: Node = policy): never => {
    const line = lineAt(file.getFullText(), node.getStart());
    throw new EditRefused(`a role \`${role}\` with \`permissions: […]\``, found, paste, line);
  };
  const roles = objectOf(policy.getArguments()[0]);
  if (roles?.getSourceFile() !== file) return refuse('roles that are not an object literal in this file');
  if (areRolesShared(policy)) return refuse('roles that other code also uses');
  const own = ownPropertyOf(roles, role);
  if (!own) return refuse(mayBeSpread(roles) ? 'a role that a spread may define' : 'no such role');
  const value = valueIn(own);
  const definition = ownedObject(value);
  if (!definition)
    return (
      aroundShared(own, value, entry) ??
      refuse('a role that is not an object literal', spreadPaste(role, value, list), value)
    );
  const permissions = ownPropertyOf(definition, 'permissions');
  if (permissions) return extendProperty(permissions, entry);
  return refuse(
    'a role without its own `permissions`',
    `// in the role ${role}\npermissions: [${list}],`,
    definition,
  );
}

/** Returns the object literal of an expression, or of a constant that has no other use. */
function ownedObject(use: Node | undefined): ObjectLiteralExpression | undefined {
  const bare = unwrap(use);
  if (is.isObjectLiteralExpression(bare)) return bare;
  const declaration = is.isIdentifier(bare) ? constantOf(bare) : undefined;
  if (!declaration || !bare || isSharedBeyond(declaration, bare)) return undefined;
  return ownedObject(declaration.getInitializer());
}

/** Changes `manager: base` to `manager: { ...base, permissions: [...base.permissions, entry] }`. */
function aroundShared(property: Property, value: Node | undefined, entry: string): Insertion[] | undefined {
  const object = valueOf(value);
  if (!value || !is.isPropertyAssignment(property)) return undefined;
  if (!is.isIdentifier(value) && !is.isPropertyAccessExpression(value)) return undefined;
  if (!is.isObjectLiteralExpression(object)) return undefined;
  return [
    { at: value.getStart(), text: '{ ...' },
    { at: value.getEnd(), text: `, permissions: [...${value.getText()}.permissions, ${entry}] }` },
  ];
}

/** Whether code other than the policy uses the constant of the roles; uses of only the role names are ignored. */
function areRolesShared(policy: CallExpression): boolean {
  const argument = unwrap(policy.getArguments()[0]);
  const declaration = is.isIdentifier(argument) ? constantOf(argument) : undefined;
  return (declaration ? usesOf(declaration) : []).some((use) => {
    const parent = use.getParent();
    const isOfNames =
      is.isTypeQuery(parent) ||
      is.isExportSpecifier(parent) ||
      (is.isCallExpression(parent) && parent.getExpression().getText() === 'Object.keys');
    return use !== argument && !isOfNames;
  });
}

function mayBeSpread(roles: ObjectLiteralExpression): boolean {
  return roles
    .getProperties()
    .some((property) => is.isSpreadAssignment(property) || nameOf(property) === undefined);
}

/** Returns the access policy of a file. @throws EditRefused when there is not exactly one */
export function onlyPolicy(file: SourceFile, paste: string): CallExpression {
  const calls = policiesIn(file);
  const [call] = calls;
  if (call && calls.length === 1) return call;
  const found = calls.length === 0 ? 'no such call' : `${calls.length} such calls`;
  throw new EditRefused('one call of `createAccessPolicy`', found, paste);
}

/** Returns the code to paste for a role of the policy. */
export function pasteOf(role: string, list: string): string {
  return `// in the access policy; add the permissions to the role if it exists\n${keyOf(role)}: { inherits: [], permissions: [${list}] },`;
}

function spreadPaste(role: string, value: Node | undefined, list: string): string {
  const text = value?.getText() ?? '';
  return `// in the access policy\n${keyOf(role)}: { ...${text}, permissions: [...${text}.permissions, ${list}] },`;
}

function keyOf(role: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(role) ? role : `'${role}'`;
}
