import type { Block, Node, ParameterDeclaration, SourceFile } from 'ts-morph';
import { elementsOf, returnedBy } from './elements.js';
import type { Elements } from './elements.js';
import { objectOf, ownPropertyOf, propertyOf, unwrap } from './resolve.js';
import type { Property } from './resolve.js';
import { Node as is, SyntaxKind } from './ts-morph.js';

/** A function that returns an object with the property `modules`. */
export interface ComposedResult {
  body: Block;
  parameter: ParameterDeclaration | undefined;
  /** The property `modules` of that object. */
  property: Property;
}

interface Candidate {
  name: string;
  node: Node;
  body: Node | undefined;
  parameter: ParameterDeclaration | undefined;
}

/**
 * Returns the composing function: the function `compose`, else the only function that returns modules. Returns a
 * description of the code that was found instead when there is not exactly one result.
 */
export function findResults(file: SourceFile): ComposedResult | string {
  const candidates = functionsOf(file);
  const named = candidates.filter(({ name }) => name === 'compose');
  const results = (named.length > 0 ? named : candidates).flatMap(resultOf);
  const [result] = results;
  if (result && results.length === 1) return result;
  if (results.length > 1)
    return `${results.length} ${named.length === 1 ? 'such results' : 'such functions'}`;
  const [compose] = named;
  if (!compose) return 'no such function';
  return is.isBlock(compose.body) ? 'no property `modules` in its result' : 'a function without a block body';
}

/** Returns the modules in the result of the composing function, including those that other functions return. */
export function composedModules(file: SourceFile): Elements {
  const candidates = functionsOf(file);
  const named = candidates.filter(({ name }) => name === 'compose');
  const lists = (named.length > 0 ? named : candidates)
    .flatMap(returnedFrom)
    .flatMap((value) => modulesIn(value))
    .map((modules) => elementsOf(modules));
  return {
    items: lists.flatMap(({ items }) => items),
    complete: lists.length > 0 && lists.every(({ complete }) => complete),
  };
}

function modulesIn(value: Node | undefined, depth = 4): Node[] {
  const modules = propertyOf(objectOf(value), 'modules');
  if (modules) return [modules];
  const bare = unwrap(value);
  const call = is.isAwaitExpression(bare) ? unwrap(bare.getExpression()) : bare;
  if (depth === 0 || !is.isCallExpression(call)) return [];
  return returnedBy(unwrap(call.getExpression())).flatMap((returned) => modulesIn(returned, depth - 1));
}

function functionsOf(file: SourceFile): Candidate[] {
  const declared = file.getFunctions().map((node) => ({
    name: node.getName() ?? '',
    node,
    body: node.getBody(),
    parameter: node.getParameters()[0],
  }));
  const assigned = file.getVariableDeclarations().flatMap((declaration) => {
    const value = unwrap(declaration.getInitializer());
    if (!is.isArrowFunction(value) && !is.isFunctionExpression(value)) return [];
    return [
      {
        name: declaration.getName(),
        node: value,
        body: value.getBody(),
        parameter: value.getParameters()[0],
      },
    ];
  });
  return [...declared, ...assigned];
}

function returnedFrom({ node, body }: Candidate): (Node | undefined)[] {
  if (!is.isBlock(body)) return body ? [body] : [];
  return body
    .getDescendantsOfKind(SyntaxKind.ReturnStatement)
    .filter((statement) => statement.getFirstAncestor((one) => is.isFunctionLikeDeclaration(one)) === node)
    .map((statement) => statement.getExpression());
}

function resultOf(candidate: Candidate): ComposedResult[] {
  const { node, body, parameter } = candidate;
  if (!is.isBlock(body)) return [];
  return returnedFrom(candidate).flatMap((returned) => {
    const property = ownPropertyOf(objectOf(returned), 'modules');
    return property?.getSourceFile() === node.getSourceFile() ? [{ body, parameter, property }] : [];
  });
}
