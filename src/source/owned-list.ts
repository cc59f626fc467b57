import type { ArrayLiteralExpression, Node, VariableDeclaration } from 'ts-morph';
import { bindingOf } from './binding.js';
import { ensureListEntry } from './ensure-list-entry.js';
import type { ModuleWiring } from './register-modules.js';
import { unwrap } from './resolve.js';
import type { Property } from './resolve.js';
import { valueIn } from './resolve.js';
import type { Insertion } from './spans.js';
import { Node as is, SyntaxKind } from './ts-morph.js';

/**
 * The list that an expression alone stands for: written there, or in a constant of the same file with no other use. A list
 * with another use must not be edited: whatever else uses it would change, too.
 */
export function ownedListOf(use: Node | undefined): ArrayLiteralExpression | undefined {
  const bare = unwrap(use);
  if (is.isArrayLiteralExpression(bare)) return bare;
  const declaration = is.isIdentifier(bare) ? constantOf(bare) : undefined;
  if (!declaration || !bare || isSharedBeyond(declaration, bare)) return undefined;
  return ownedListOf(declaration.getInitializer());
}

/** The constant of the same file that an identifier names. */
export function constantOf(identifier: Node): VariableDeclaration | undefined {
  const binding = bindingOf(identifier, identifier.getText());
  return binding?.kind === 'declared' && is.isVariableDeclaration(binding.declaration)
    ? binding.declaration
    : undefined;
}

/** Whether a constant is exported, or used anywhere else than in one place. */
export function isSharedBeyond(declaration: VariableDeclaration, use: Node): boolean {
  return declaration.isExported() || usesOf(declaration).some((other) => other !== use);
}

/** Every identifier that refers to a constant. */
export function usesOf(declaration: VariableDeclaration): Node[] {
  const name = declaration.getName();
  return declaration
    .getSourceFile()
    .getDescendantsOfKind(SyntaxKind.Identifier)
    .filter(
      (identifier) =>
        identifier.getText() === name &&
        identifier !== declaration.getNameNode() &&
        isReference(identifier) &&
        constantOf(identifier) === declaration,
    );
}

/** The name of a property, as in `a.name` and `{ name: … }`, refers to nothing. */
function isReference(identifier: Node): boolean {
  const parent = identifier.getParent();
  if (is.isPropertyAccessExpression(parent)) return parent.getExpression() === identifier;
  if (is.isPropertyAssignment(parent)) return parent.getInitializer() === identifier;
  return !is.isImportSpecifier(parent);
}

/**
 * What to insert so that the list that a property is set to has another entry, and no other list has: into the list where
 * that is the property's own, else into a new one around it, `[...list, entry]`.
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
