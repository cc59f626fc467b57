import type { ArrayLiteralExpression, FunctionDeclaration, SourceFile, Statement } from 'ts-morph';
import { EditRefused } from './edit-refused.js';
import { ensureImport } from './ensure-import.js';
import { ensureListEntry } from './ensure-list-entry.js';
import { commentsOf, parse, styleOf, syntaxErrors } from './parse.js';
import type { Insertion, SourceStyle } from './spans.js';
import { indentationAt, insertAll } from './spans.js';
import { SyntaxKind } from './ts-morph.js';

/** A module as the composition root sees it. */
export interface ModuleWiring {
  name: string;
  /** Modules whose faces the factory takes after the platform, in order. */
  needs: readonly string[];
}

/**
 * Ensures that the composition root makes a module and lists it: running it again changes nothing.
 * @param text the source of `composition.ts`
 * @throws EditRefused when the file has no longer the shape that says where a module goes
 */
export function registerModule(text: string, wiring: ModuleWiring): string {
  const names = namesOf(wiring);
  const file = parse(text);
  const style = styleOf(file);
  const root = findRoot(file, names);
  assertNameIsFree(root, names);

  const edited = insertAll(text, [
    ...ensureImport(file, style, { name: names.factory, specifier: names.specifier, near: './modules/' }),
    ...ensureStatement(root, style, names),
    ...ensureListEntry(root.list, names.variable),
  ]);
  if (edited !== text) verify(file, edited, names);
  return edited;
}

interface Names {
  variable: string;
  factory: string;
  specifier: string;
  statement: string;
}

function namesOf({ name, needs }: ModuleWiring): Names {
  const variable = camelCase(name);
  const factory = `create${variable.charAt(0).toUpperCase()}${variable.slice(1)}Module`;
  const call = `${factory}(${['platform', ...needs.map(camelCase)].join(', ')})`;
  return {
    variable,
    factory,
    specifier: `./modules/${name}/index.js`,
    statement: `const ${variable} = ${call}`,
  };
}

function camelCase(name: string): string {
  return name.replaceAll(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

interface Root {
  compose: FunctionDeclaration;
  result: Statement;
  list: ArrayLiteralExpression;
}

/** The place: `compose` returns an object literal whose `modules` is a list. */
function findRoot(file: SourceFile, names: Names): Root {
  const refuse = (found: string): never =>
    refuseEdit('a function `compose` that returns `{ …, modules: […] }`', found, names);
  const errors = syntaxErrors(file);
  if (errors.length > 0) return refuse(`a syntax error: ${errors[0]}`);
  const compose = file.getFunction('compose') ?? refuse('no such function');
  const result =
    compose.getStatements().findLast((statement) => statement.isKind(SyntaxKind.ReturnStatement)) ??
    refuse('no return statement');
  const list =
    result
      .getExpressionIfKind(SyntaxKind.ObjectLiteralExpression)
      ?.getProperty('modules')
      ?.asKind(SyntaxKind.PropertyAssignment)
      ?.getInitializerIfKind(SyntaxKind.ArrayLiteralExpression) ?? refuse('no list of modules in its result');
  return { compose, result, list };
}

function refuseEdit(wanted: string, found: string, names: Names): never {
  const paste = [
    `import { ${names.factory} } from '${names.specifier}';`,
    `${names.statement};`,
    `// and ${names.variable} in the list of modules`,
  ];
  throw new EditRefused(wanted, found, paste.join('\n'));
}

/** The variable of a module is made by its factory; another thing of that name is in the way. */
function assertNameIsFree({ compose }: Root, names: Names): void {
  const declaration = compose.getVariableDeclaration(names.variable);
  const initializer = declaration?.getInitializer()?.getText();
  const taken = declaration
    ? !initializer?.startsWith(`${names.factory}(`)
    : compose.getSourceFile().getLocal(names.variable) !== undefined ||
      compose.getParameter(names.variable) !== undefined;
  if (taken)
    refuseEdit(
      `\`${names.variable}\` to be free or made by ${names.factory}`,
      'another use of the name',
      names,
    );
}

/** The module is made after the last one that is made, else right before the result is returned. */
function ensureStatement({ compose, result, list }: Root, style: SourceStyle, names: Names): Insertion[] {
  if (compose.getVariableDeclaration(names.variable)) return [];
  const text = compose.getSourceFile().getFullText();
  const indentation = indentationAt(text, result.getStart());
  const statement = names.statement + style.semicolon;

  const lastEntry = list.getElements().at(-1)?.getText() ?? '';
  const neighbour = compose.getVariableDeclaration(lastEntry)?.getVariableStatement();
  return neighbour
    ? [{ at: neighbour.getEnd(), text: `${style.lineEnd}${indentation}${statement}` }]
    : [{ at: result.getStart(), text: `${statement}${style.lineEnd}${style.lineEnd}${indentation}` }];
}

function verify(before: SourceFile, edited: string, names: Names): void {
  const after = parse(edited);
  const errors = syntaxErrors(after);
  if (errors.length > 0) throw new Error(`Registering ${names.variable} broke the syntax: ${errors[0]}`);
  const comments = commentsOf(after);
  const lost = commentsOf(before).find((comment) => {
    const index = comments.indexOf(comment);
    if (index !== -1) comments.splice(index, 1);
    return index === -1;
  });
  if (lost !== undefined) throw new Error(`Registering ${names.variable} lost the comment ${lost}`);
  const { list } = findRoot(after, names);
  if (!list.getElements().some((element) => element.getText() === names.variable)) {
    throw new Error(`Registering ${names.variable} did not put it into the list`);
  }
}
