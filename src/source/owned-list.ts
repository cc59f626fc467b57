import type {
  ArrayLiteralExpression,
  Node,
  SourceFile,
  ts as typescript,
  VariableDeclaration,
} from 'ts-morph';
import { bindingOf } from './binding.js';
import { ensureListEntry } from './ensure-list-entry.js';
import type { ModuleWiring } from './register-modules.js';
import { unwrap } from './resolve.js';
import type { Property } from './resolve.js';
import { valueIn } from './resolve.js';
import type { Insertion } from './spans.js';
import { Node as is, ts } from './ts-morph.js';

/**
 * Returns the list literal of an expression, or of a constant in the same file that has no other use. An edit of a shared
 * list would change its other uses.
 */
export function ownedListOf(use: Node | undefined): ArrayLiteralExpression | undefined {
  const bare = unwrap(use);
  if (is.isArrayLiteralExpression(bare)) return bare;
  const declaration = is.isIdentifier(bare) ? constantOf(bare) : undefined;
  if (!declaration || !bare || isSharedBeyond(declaration, bare)) return undefined;
  return ownedListOf(declaration.getInitializer());
}

/** Returns the constant of an identifier, in the same file. */
export function constantOf(identifier: Node): VariableDeclaration | undefined {
  const binding = bindingOf(identifier, identifier.getText());
  return binding?.kind === 'declared' && is.isVariableDeclaration(binding.declaration)
    ? binding.declaration
    : undefined;
}

/** Returns whether a constant is exported, or has a use other than `use`. */
export function isSharedBeyond(declaration: VariableDeclaration, use: Node): boolean {
  return (
    declaration.getVariableStatement()?.hasExportKeyword() === true ||
    usesOf(declaration).some((other) => other !== use)
  );
}

/** Returns every identifier that refers to a constant. */
export function usesOf(declaration: VariableDeclaration): Node[] {
  const name = declaration.getName();
  const file = declaration.getSourceFile();
  return positionsOf(name, file)
    .flatMap((position) => file.getDescendantAtPos(position) ?? [])
    .filter(
      (node) =>
        is.isIdentifier(node) &&
        node.getText() === name &&
        node !== declaration.getNameNode() &&
        isReference(node) &&
        constantOf(node) === declaration,
    );
}

/** Returns where identifiers with a name start. Wrapping every node of a long file takes longer than the edit. */
function positionsOf(name: string, file: SourceFile): number[] {
  const found: number[] = [];
  const visit = (node: typescript.Node): void => {
    if (ts.isIdentifier(node) && node.text === name) found.push(node.getStart(file.compilerNode));
    ts.forEachChild(node, visit);
  };
  visit(file.compilerNode);
  return found;
}

/** Property names, as in `a.name` and `{ name: … }`, are not references. */
function isReference(identifier: Node): boolean {
  const parent = identifier.getParent();
  if (is.isPropertyAccessExpression(parent)) return parent.getExpression() === identifier;
  if (is.isPropertyAssignment(parent)) return parent.getInitializer() === identifier;
  return !is.isImportSpecifier(parent);
}

/**
 * Returns the insertions that add an entry to the list of a property only: to the list itself when it has no other use,
 * else to a new list, `[...list, entry]`.
 */
export function extendProperty(
  property: Property,
  entry: string,
  place?: ModuleWiring['place'],
): Insertion[] {
  const value = valueIn(property);
  const list = ownedListOf(value);
  if (list) return ensureListEntry(list, entry, place);
  if (!value) return [];
  const isLoose =
    is.isConditionalExpression(value) || is.isBinaryExpression(value) || is.isAsExpression(value);
  const [open, close] = isLoose ? ['(', ')'] : ['', ''];
  if (is.isShorthandPropertyAssignment(property))
    return [{ at: value.getEnd(), text: `: [...${value.getText()}, ${entry}]` }];
  return [
    { at: value.getStart(), text: `[...${open}` },
    { at: value.getEnd(), text: `${close}, ${entry}]` },
  ];
}
