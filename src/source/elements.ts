import type { Node } from 'ts-morph';
import { declarationOf } from './binding.js';
import { objectOf, propertyOf, unwrap, valueOf } from './resolve.js';
import { Node as is, SyntaxKind } from './ts-morph.js';

/** The elements of a list that can be read from its source. */
export interface Elements {
  items: readonly Node[];
  /** Whether the list has no other elements. */
  complete: boolean;
}

const unknown: Elements = { items: [], complete: false };

/**
 * Returns the elements of a list, through constants, spreads, conditions, pushes and functions that return it, in this
 * file and in the files that it imports from. Includes conditional elements.
 */
export function elementsOf(node: Node | undefined, seen: ReadonlySet<Node> = new Set()): Elements {
  const bare = unwrap(node);
  if (!bare || seen.has(bare)) return unknown;
  const within = new Set([...seen, bare]);
  const all = (nodes: readonly (Node | undefined)[]): Elements =>
    merged(nodes.map((one) => elementsOf(one, within)));
  if (is.isArrayLiteralExpression(bare)) {
    return merged(bare.getElements().map((element) => memberOf(element, within)));
  }
  if (is.isIdentifier(bare)) return ofName(bare, within);
  if (is.isPropertyAccessExpression(bare)) {
    const value = propertyOf(objectOf(bare.getExpression()), bare.getName());
    return value ? elementsOf(value, within) : unknown;
  }
  if (is.isConditionalExpression(bare)) return all([bare.getWhenTrue(), bare.getWhenFalse()]);
  if (is.isBinaryExpression(bare)) {
    const operator = bare.getOperatorToken().getText();
    return operator === '&&' ? elementsOf(bare.getRight(), within) : all([bare.getLeft(), bare.getRight()]);
  }
  if (is.isAwaitExpression(bare)) return elementsOf(bare.getExpression(), within);
  return is.isCallExpression(bare) ? ofCall(bare, within) : unknown;
}

function memberOf(element: Node, seen: ReadonlySet<Node>): Elements {
  if (is.isSpreadElement(element)) return elementsOf(element.getExpression(), seen);
  return { items: [element], complete: true };
}

function ofName(identifier: Node, seen: ReadonlySet<Node>): Elements {
  const declaration = declarationOf(identifier);
  if (!is.isVariableDeclaration(declaration)) return unknown;
  const first = elementsOf(declaration.getInitializer(), seen);
  return merged([first, ...pushedTo(declaration.getName(), declaration, seen)]);
}

/** Returns the elements that `name.push(…)` and `name.unshift(…)` add in the scope of a constant. */
function pushedTo(name: string, declaration: Node, seen: ReadonlySet<Node>): Elements[] {
  const scope = declaration.getFirstAncestor((ancestor) => is.isBlock(ancestor) || is.isSourceFile(ancestor));
  return (scope?.getDescendantsOfKind(SyntaxKind.CallExpression) ?? [])
    .filter((call) => [`${name}.push`, `${name}.unshift`].includes(call.getExpression().getText()))
    .flatMap((call) => call.getArguments().map((argument) => memberOf(argument, seen)));
}

type Call = ReturnType<typeof asCall>;
function asCall(node: Node) {
  return node.asKindOrThrow(SyntaxKind.CallExpression);
}

/** Returns the result and the arguments of a call: `order([a, b])`, `[a].concat(b)`, `list.filter(…)`. */
function ofCall(call: Call, seen: ReadonlySet<Node>): Elements {
  const callee = unwrap(call.getExpression());
  const given = merged(call.getArguments().map((argument) => argumentOf(argument, seen)));
  if (callee?.getText() === 'Object.freeze') return given;
  if (is.isPropertyAccessExpression(callee)) {
    const receiver = elementsOf(callee.getExpression(), seen);
    return {
      ...merged([receiver, given]),
      complete: callee.getName() === 'concat' && receiver.complete && given.complete,
    };
  }
  const made = merged(returnedBy(callee).map((value) => elementsOf(value, seen)));
  return { items: [...made.items, ...given.items], complete: made.complete && made.items.length > 0 };
}

function argumentOf(argument: Node, seen: ReadonlySet<Node>): Elements {
  const isList = is.isSpreadElement(argument) || is.isArrayLiteralExpression(valueOf(argument));
  if (!isList) return { items: [argument], complete: true };
  return is.isSpreadElement(argument) ? memberOf(argument, seen) : elementsOf(argument, seen);
}

/** Returns the expressions that a function returns; none when it cannot be read. */
export function returnedBy(callee: Node | undefined): (Node | undefined)[] {
  const declaration = is.isIdentifier(callee) ? declarationOf(callee) : undefined;
  const made = is.isVariableDeclaration(declaration) ? unwrap(declaration.getInitializer()) : declaration;
  if (!is.isFunctionDeclaration(made) && !is.isArrowFunction(made) && !is.isFunctionExpression(made))
    return [];
  const body = made.getBody();
  if (!is.isBlock(body)) return body ? [body] : [];
  return body
    .getDescendantsOfKind(SyntaxKind.ReturnStatement)
    .filter(
      (statement) =>
        statement.getFirstAncestor((ancestor) => is.isFunctionLikeDeclaration(ancestor)) === made,
    )
    .map((statement) => statement.getExpression());
}

function merged(all: readonly Elements[]): Elements {
  return { items: all.flatMap(({ items }) => items), complete: all.every(({ complete }) => complete) };
}
