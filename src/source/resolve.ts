import type { ArrayLiteralExpression, Node, ObjectLiteralExpression, SourceFile } from 'ts-morph';
import { Node as is, SyntaxKind, VariableDeclarationKind } from './ts-morph.js';

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

/** What an expression stands for: itself, or what the constant that it names was set to, in the same file. */
export function valueOf(node: Node | undefined, seen: ReadonlySet<Node> = new Set()): Node | undefined {
  const bare = unwrap(node);
  if (!bare || !is.isIdentifier(bare) || seen.has(bare)) return bare;
  const declaration = findConstant(bare, bare.getText());
  return declaration ? valueOf(declaration.getInitializer(), new Set([...seen, bare])) : bare;
}

/** The `const` of a name that is in sight of a node; no other binding says what its value is. */
export function findConstant(from: Node, name: string) {
  for (const scope of from.getAncestors()) {
    if (!is.isStatemented(scope)) continue;
    const found = scope.getVariableDeclaration(name);
    const kind = found?.getVariableStatement()?.getDeclarationKind();
    if (found) return kind === VariableDeclarationKind.Const ? found : undefined;
  }
  return undefined;
}

export function listOf(node: Node | undefined): ArrayLiteralExpression | undefined {
  return valueOf(node)?.asKind(SyntaxKind.ArrayLiteralExpression);
}

export function objectOf(node: Node | undefined): ObjectLiteralExpression | undefined {
  return valueOf(node)?.asKind(SyntaxKind.ObjectLiteralExpression);
}

/** The value of a property, however it is written: `a: value`, `'a': value`, or `a` alone. */
export function propertyOf(object: ObjectLiteralExpression | undefined, name: string): Node | undefined {
  const property = object
    ?.getProperties()
    .find(
      (candidate) =>
        (is.isPropertyAssignment(candidate) || is.isShorthandPropertyAssignment(candidate)) &&
        candidate.getName().replaceAll(/^['"]|['"]$/g, '') === name,
    );
  if (is.isPropertyAssignment(property)) return property.getInitializer();
  return is.isShorthandPropertyAssignment(property) ? property.getNameNode() : undefined;
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
