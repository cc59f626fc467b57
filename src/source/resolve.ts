import type {
  ArrayLiteralExpression,
  Node,
  ObjectLiteralExpression,
  PropertyAssignment,
  ShorthandPropertyAssignment,
  SourceFile,
} from 'ts-morph';
import { declarationOf } from './binding.js';
import { Node as is, SyntaxKind } from './ts-morph.js';

/** Returns an expression without type syntax and parentheses: `as const`, `satisfies …`, `!`. */
export function unwrap(node: Node | undefined): Node | undefined {
  if (
    is.isAsExpression(node) ||
    is.isSatisfiesExpression(node) ||
    is.isParenthesizedExpression(node) ||
    is.isNonNullExpression(node)
  ) {
    return unwrap(node.getExpression());
  }
  return node;
}

/**
 * Returns the value of an expression, through constants in this file and in its imports. For reading only: the node may
 * have other uses.
 */
export function valueOf(node: Node | undefined, seen: ReadonlySet<Node> = new Set()): Node | undefined {
  const bare = unwrap(node);
  if (!bare || seen.has(bare)) return bare;
  const next = referredTo(bare);
  return next ? valueOf(next, new Set([...seen, bare])) : bare;
}

function referredTo(node: Node): Node | undefined {
  if (is.isIdentifier(node)) {
    const declaration = declarationOf(node);
    return is.isVariableDeclaration(declaration) ? declaration.getInitializer() : undefined;
  }
  if (is.isPropertyAccessExpression(node)) return propertyOf(objectOf(node.getExpression()), node.getName());
  if (is.isCallExpression(node) && node.getExpression().getText() === 'Object.freeze')
    return node.getArguments()[0];
  return undefined;
}

export function listOf(node: Node | undefined): ArrayLiteralExpression | undefined {
  return valueOf(node)?.asKind(SyntaxKind.ArrayLiteralExpression);
}

export function objectOf(node: Node | undefined): ObjectLiteralExpression | undefined {
  return valueOf(node)?.asKind(SyntaxKind.ObjectLiteralExpression);
}

export type Property = PropertyAssignment | ShorthandPropertyAssignment;

/** Returns the effective property of an object; `undefined` when it is missing or a later spread may replace it. */
export function ownPropertyOf(
  object: ObjectLiteralExpression | undefined,
  name: string,
): Property | undefined {
  const last = object
    ?.getProperties()
    .findLast((candidate) => is.isSpreadAssignment(candidate) || nameOf(candidate) === name);
  return is.isPropertyAssignment(last) || is.isShorthandPropertyAssignment(last) ? last : undefined;
}

/** Returns the value of a property in any notation: `a: value`, `'a': value`, the shorthand `a`, or a spread. */
export function propertyOf(object: ObjectLiteralExpression | undefined, name: string): Node | undefined {
  for (const candidate of object?.getProperties().toReversed() ?? []) {
    if (is.isSpreadAssignment(candidate)) {
      const spread = objectOf(candidate.getExpression());
      // An unreadable spread may contain the property.
      if (!spread) return undefined;
      const found = propertyOf(spread, name);
      if (found) return found;
    } else if (nameOf(candidate) === name) return valueIn(candidate);
  }
  return undefined;
}

/** Returns the expression that a property is set to. */
export function valueIn(property: Node | undefined): Node | undefined {
  if (is.isPropertyAssignment(property)) return property.getInitializer();
  return is.isShorthandPropertyAssignment(property) ? property.getNameNode() : undefined;
}

/** Returns the name of a property without quotes; `undefined` when it is computed. */
export function nameOf(property: Node): string | undefined {
  if (is.isShorthandPropertyAssignment(property)) return property.getName();
  if (!is.isPropertyNamed(property)) return undefined;
  return property.getName().startsWith('[') ? undefined : property.getName().replaceAll(/^['"]|['"]$/g, '');
}

/** Returns the local name of an import; `undefined` when the file does not import `name` from `specifier`. */
export function importedName(file: SourceFile, name: string, specifier: string): string | undefined {
  const named = file
    .getImportDeclarations()
    .filter((declaration) => declaration.getModuleSpecifierValue() === specifier)
    .flatMap((declaration) => declaration.getNamedImports())
    .find((candidate) => candidate.getName() === name);
  return named && (named.getAliasNode()?.getText() ?? named.getName());
}
