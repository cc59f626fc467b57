import type {
  ClassDeclaration,
  FunctionDeclaration,
  Node,
  SourceFile,
  ts as typescript,
  VariableDeclaration,
} from 'ts-morph';
import { importedFile } from './parse.js';
import { Node as is, ts, VariableDeclarationKind } from './ts-morph.js';

export type Declaration = VariableDeclaration | FunctionDeclaration | ClassDeclaration;

/** The binding of a name. */
export type Binding =
  | { kind: 'declared'; declaration: Declaration }
  | { kind: 'imported'; name: string; specifier: string }
  /** A parameter, a part of a pattern, an enum, a namespace or a mutable variable. */
  | { kind: 'opaque' };

/** Returns the innermost binding of a name at a node; `undefined` when the file does not bind it. */
export function bindingOf(from: Node, name: string): Binding | undefined {
  for (const scope of from.getAncestors()) {
    const found = boundIn(scope, name);
    if (found) return found;
  }
  return imported(from.getSourceFile(), name);
}

/** The names that a scope binds. Sources are never changed after parsing, so that they are collected once. */
const bindings = new WeakMap<Node, ReadonlyMap<string, Binding>>();

function boundIn(scope: Node, name: string): Binding | undefined {
  const known = bindings.get(scope) ?? bindingsIn(scope);
  bindings.set(scope, known);
  return known.get(name);
}

/** Returns the bindings of a scope; of several with one name, the first wins. */
function bindingsIn(scope: Node): ReadonlyMap<string, Binding> {
  const found = new Map<string, Binding>();
  const bind = (name: string | undefined, binding: Binding): void => {
    if (name !== undefined && !found.has(name)) found.set(name, binding);
  };
  if (is.isParametered(scope)) {
    for (const parameter of scope.getParameters())
      for (const name of namesIn(parameter.getNameNode())) bind(name, { kind: 'opaque' });
  }
  if (!is.isStatemented(scope)) return found;
  for (const variable of scope.getVariableDeclarations()) {
    const binding: Binding = isConstant(variable)
      ? { kind: 'declared', declaration: variable }
      : { kind: 'opaque' };
    for (const name of namesIn(variable.getNameNode())) bind(name, binding);
  }
  for (const declaration of [...scope.getFunctions(), ...scope.getClasses()])
    bind(declaration.getName(), { kind: 'declared', declaration });
  for (const one of scope.getEnums()) bind(one.getName(), { kind: 'opaque' });
  return found;
}

function isConstant(variable: VariableDeclaration): boolean {
  return (
    is.isIdentifier(variable.getNameNode()) &&
    variable.getVariableStatement()?.getDeclarationKind() === VariableDeclarationKind.Const
  );
}

/** Returns the names that a parameter or variable binds. */
function namesIn(node: Node): string[] {
  if (is.isIdentifier(node)) return [node.getText()];
  if (!is.isObjectBindingPattern(node) && !is.isArrayBindingPattern(node)) return [];
  return node
    .getElements()
    .flatMap((element) => (is.isBindingElement(element) ? namesIn(element.getNameNode()) : []));
}

function imported(file: SourceFile, name: string): Binding | undefined {
  const known = imports.get(file) ?? importsIn(file);
  imports.set(file, known);
  return known.get(name);
}

/** The names that a file imports, collected once. */
const imports = new WeakMap<SourceFile, ReadonlyMap<string, Binding>>();

function importsIn(file: SourceFile): ReadonlyMap<string, Binding> {
  const found = new Map<string, Binding>();
  for (const { importClause, moduleSpecifier } of importsOf(file)) {
    const specifier = ts.isStringLiteralLike(moduleSpecifier) ? moduleSpecifier.text : '';
    const bind = (name: typescript.Identifier, binding: Binding): void => {
      if (!found.has(name.text)) found.set(name.text, binding);
    };
    const { name, namedBindings } = importClause ?? {};
    if (name) bind(name, { kind: 'imported', name: 'default', specifier });
    if (!namedBindings) continue;
    if (ts.isNamespaceImport(namedBindings)) bind(namedBindings.name, { kind: 'opaque' });
    else
      for (const element of namedBindings.elements)
        bind(element.name, {
          kind: 'imported',
          name: (element.propertyName ?? element.name).text,
          specifier,
        });
  }
  return found;
}

/** Returns the import declarations as nodes of the compiler; wrapping each import of a long file takes longer. */
function importsOf(file: SourceFile): typescript.ImportDeclaration[] {
  return file.compilerNode.statements.filter((statement) => ts.isImportDeclaration(statement));
}

/** The maximum number of files through which a name is followed. */
const maxHops = 8;

/** Returns the declaration of a name, through imports and re-exports; `undefined` when it cannot be determined. */
export function declarationOf(identifier: Node, hops = maxHops): Declaration | undefined {
  return followed(bindingOf(identifier, identifier.getText()), identifier.getSourceFile(), hops);
}

function followed(binding: Binding | undefined, file: SourceFile, hops: number): Declaration | undefined {
  if (binding?.kind === 'declared') return binding.declaration;
  if (binding?.kind !== 'imported' || hops === 0) return undefined;
  const target = importedFile(file, binding.specifier);
  return target && exported(target, binding.name, hops - 1);
}

function exported(file: SourceFile, name: string, hops: number): Declaration | undefined {
  if (name === 'default') {
    const value = file.getExportAssignment((assignment) => !assignment.isExportEquals())?.getExpression();
    if (is.isIdentifier(value)) return declarationOf(value, hops);
    return [...file.getFunctions(), ...file.getClasses()].find((one) => one.isDefaultExport());
  }
  for (const declaration of file.getExportDeclarations()) {
    const specifier = declaration.getModuleSpecifierValue();
    const named = declaration
      .getNamedExports()
      .find((candidate) => (candidate.getAliasNode()?.getText() ?? candidate.getName()) === name);
    if (named && specifier === undefined) return exportedHere(file, named.getName(), hops);
    if (specifier === undefined || (!named && declaration.hasNamedExports())) continue;
    const binding = { kind: 'imported', name: named?.getName() ?? name, specifier } as const;
    const found = followed(binding, file, hops);
    if (found) return found;
  }
  return exportedHere(file, name, hops);
}

function exportedHere(file: SourceFile, name: string, hops: number): Declaration | undefined {
  return followed(boundIn(file, name) ?? imported(file, name), file, hops);
}
