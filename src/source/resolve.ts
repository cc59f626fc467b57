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

/** An expression without what only tells the type-checker something: `as const`, `satisfies …`, parentheses. */
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
 * The value of an expression: itself, or what the constant that it names was set to, in this file or one that it imports
 * from. For reading only: what is found may have other uses.
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

/** The property of an object that counts: `undefined` when there is none, or what follows may replace it. */
export function ownPropertyOf(
  object: ObjectLiteralExpression | undefined,
  name: string,
): Property | undefined {
  const last = object
    ?.getProperties()
    .findLast((candidate) => is.isSpreadAssignment(candidate) || nameOf(candidate) === name);
  return is.isPropertyAssignment(last) || is.isShorthandPropertyAssignment(last) ? last : undefined;
}

/** The value of a property, however it is written: `a: value`, `'a': value`, `a` alone, or by a spread. */
export function propertyOf(object: ObjectLiteralExpression | undefined, name: string): Node | undefined {
  for (const candidate of object?.getProperties().toReversed() ?? []) {
    if (is.isSpreadAssignment(candidate)) {
      const spread = objectOf(candidate.getExpression());
      // What cannot be read may have a property of that name.
      if (!spread) return undefined;
      const found = propertyOf(spread, name);
      if (found) return found;
    } else if (nameOf(candidate) === name) return valueIn(candidate);
  }
  return undefined;
}

/** The expression that a property is set to. */
export function valueIn(property: Node | undefined): Node | undefined {
  if (is.isPropertyAssignment(property)) return property.getInitializer();
  return is.isShorthandPropertyAssignment(property) ? property.getNameNode() : undefined;
}

/** The name of a property without its quotes; `undefined` when it is computed. */
export function nameOf(property: Node): string | undefined {
  if (is.isShorthandPropertyAssignment(property)) return property.getName();
  if (!is.isPropertyNamed(property)) return undefined;
  return property.getName().startsWith('[') ? undefined : property.getName().replaceAll(/^['"]|['"]$/g, '');
}

/** The name under which a file knows what it imports from a module; `undefined` when it does not import it. */
export function importedName(file: SourceFile, name: string, specifier: string): string | undefined {
  const named = file
    .getImportDeclarations()
    .filter((declaration) => declaration.getModuleSpecifierValue() === specifier)
    .flatMap((declaration) => declaration.getNamedImports())
    .find((candidate) => candidate.getName() === name);
  return named && (named.getAliasNode()?.getText() ?? named.getName());
}
