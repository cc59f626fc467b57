import type { ArrayLiteralExpression, CallExpression, SourceFile, TypeNode } from 'ts-morph';
import { holds, readablePolicy } from './access-policy.js';
import { declarationOf } from './binding.js';
import type { Truth } from './edit.js';
import { elementsOf } from './elements.js';
import { usesOf } from './owned-list.js';
import { importedFile } from './parse.js';
import { unwrap } from './resolve.js';
import { Node as is, SyntaxKind } from './ts-morph.js';

/** The place where permissions are declared: the permission type, or the list that it derives from. */
export type NamingPlace = { kind: 'list'; list: ArrayLiteralExpression } | { kind: 'type'; type: TypeNode };

/** Returns the place for a new permission of a policy; `undefined` when the policy accepts any string. */
export function namingPlace(
  policy: CallExpression,
  refuse: (found: string, at: TypeNode) => never,
): NamingPlace | undefined {
  const [argument] = policy.getTypeArguments();
  if (!argument) return undefined;
  const file = policy.getSourceFile();
  const type = aliasOf(argument, file);
  if (!type || type.getSourceFile() !== file)
    return refuse(`\`${argument.getText()}\`, which is not declared in this file`, argument);
  if (is.isUnionTypeNode(type) || is.isLiteralTypeNode(type)) return { kind: 'type', type };
  const name = listNameIn(type);
  const declared = name === undefined ? undefined : file.getVariableDeclaration(name);
  const list = unwrap(declared?.getInitializer())?.asKind(SyntaxKind.ArrayLiteralExpression);
  if (!declared || !list) return refuse(type.getText().slice(0, 60), type);
  // Other uses of the list, such as a role with all permissions, must not get the new one.
  const isNamedOnly = usesOf(declared).every((use) => is.isTypeQuery(use.getParent()));
  return isNamedOnly ? { kind: 'list', list } : { kind: 'type', type };
}

/** Returns whether the permission type of the policy contains a permission. */
export function isNamed(file: SourceFile, permission: string): Truth {
  const policy = readablePolicy(file);
  const [argument] = policy?.getTypeArguments() ?? [];
  if (!policy) return 'unknown';
  return argument ? hasMember(argument, permission) : 'true';
}

function hasMember(type: TypeNode, permission: string, depth = 8): Truth {
  if (is.isParenthesizedTypeNode(type)) return hasMember(type.getTypeNode(), permission, depth);
  if (is.isUnionTypeNode(type)) {
    const all = type.getTypeNodes().map((member) => hasMember(member, permission, depth));
    return all.includes('true') ? 'true' : all.includes('unknown') ? 'unknown' : 'false';
  }
  if (is.isLiteralTypeNode(type)) {
    const literal = type.getLiteral();
    return is.isStringLiteral(literal) && literal.getLiteralText() === permission ? 'true' : 'false';
  }
  if (type.getKind() === SyntaxKind.StringKeyword) return 'true';
  const name = listNameIn(type);
  if (name !== undefined) {
    const query = type.getFirstDescendantByKind(SyntaxKind.TypeQuery)?.getExprName();
    const declaration = query && declarationOf(query);
    return is.isVariableDeclaration(declaration)
      ? holds(elementsOf(declaration.getInitializer()), permission)
      : 'unknown';
  }
  const target = depth > 0 ? aliasOf(type, type.getSourceFile()) : undefined;
  return target && target !== type ? hasMember(target, permission, depth - 1) : 'unknown';
}

/** Returns the aliased type, in this file or in its imports; a type without an alias is returned unchanged. */
function aliasOf(type: TypeNode, file: SourceFile, hops = 4): TypeNode | undefined {
  if (!is.isTypeReference(type)) return type;
  return aliasNamed(type.getTypeName().getText(), file, hops);
}

function aliasNamed(name: string, file: SourceFile, hops: number): TypeNode | undefined {
  const own = file.getTypeAlias(name)?.getTypeNode();
  if (own || hops === 0) return own;
  const links = [
    ...file
      .getImportDeclarations()
      .map((declaration) => ({ declaration, names: declaration.getNamedImports() })),
    ...file
      .getExportDeclarations()
      .map((declaration) => ({ declaration, names: declaration.getNamedExports() })),
  ];
  for (const { declaration, names } of links) {
    const named = names.find((one) => (one.getAliasNode()?.getText() ?? one.getName()) === name);
    if (!named && names.length > 0) continue;
    const target = importedFile(file, declaration.getModuleSpecifierValue() ?? '');
    const found = target && aliasNamed(named?.getName() ?? name, target, hops - 1);
    if (found) return found;
  }
  return undefined;
}

/** Returns the name of the list in `(typeof list)[number]`. */
function listNameIn(type: TypeNode): string | undefined {
  return /^\(?typeof ([\w$]+)\)?\[number\]$/.exec(type.getText())?.[1];
}
