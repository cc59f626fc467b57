import type { ArrayLiteralExpression, Block, Node, ParameterDeclaration, SourceFile } from 'ts-morph';
import { listOf, objectOf, propertyOf } from './resolve.js';
import { Node as is, SyntaxKind } from './ts-morph.js';

/** A function that returns an object with `modules` in it. */
export interface ComposedResult {
  body: Block;
  parameter: ParameterDeclaration | undefined;
  /** What `modules` is set to. */
  modules: Node;
  /** The list that this stands for, if it is one. */
  list: ArrayLiteralExpression | undefined;
}

interface Candidate {
  name: string;
  body: Node | undefined;
  parameter: ParameterDeclaration | undefined;
}

/** The function that composes: called `compose`, else the only one that returns modules. Or what was found instead. */
export function findResults(file: SourceFile): ComposedResult | string {
  const candidates = functionsOf(file);
  const named = candidates.filter(({ name }) => name === 'compose');
  const results = (named.length > 0 ? named : candidates).flatMap(resultOf);
  const [result] = results;
  if (result && results.length === 1) return result;
  if (results.length > 1) return `${results.length} such functions`;
  const [compose] = named;
  if (!compose) return 'no such function';
  return is.isBlock(compose.body)
    ? 'no list of modules in its result'
    : 'a function without a block of statements';
}

function functionsOf(file: SourceFile): Candidate[] {
  const declared = file.getFunctions().map((node) => ({
    name: node.getName() ?? '',
    body: node.getBody(),
    parameter: node.getParameters()[0],
  }));
  const assigned = file.getVariableDeclarations().flatMap((declaration) => {
    const value = declaration.getInitializer();
    if (!is.isArrowFunction(value) && !is.isFunctionExpression(value)) return [];
    return [{ name: declaration.getName(), body: value.getBody(), parameter: value.getParameters()[0] }];
  });
  return [...declared, ...assigned];
}

function resultOf({ body, parameter }: Candidate): ComposedResult[] {
  if (!is.isBlock(body)) return [];
  const returned = body
    .getStatements()
    .findLast((statement) => statement.isKind(SyntaxKind.ReturnStatement))
    ?.getExpression();
  const modules = propertyOf(objectOf(returned), 'modules');
  return modules ? [{ body, parameter, modules, list: listOf(modules) }] : [];
}
