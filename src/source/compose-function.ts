import type { ArrayLiteralExpression, FunctionDeclaration, SourceFile, Statement } from 'ts-morph';
import { EditRefused } from './edit-refused.js';
import { ensureImport } from './ensure-import.js';
import { ensureListEntry } from './ensure-list-entry.js';
import { camelCase, pascalCase } from './module-names.js';
import { syntaxErrors } from './parse.js';
import type { ModuleWiring, RootShape } from './register-modules.js';
import { indentationAt } from './spans.js';
import type { Insertion, SourceStyle } from './spans.js';
import { SyntaxKind } from './ts-morph.js';

/** A root whose function `compose` makes every module with its factory and returns them in a list. */
export const composeFunction: RootShape = {
  insertions(file, style, wiring) {
    const names = namesOf(wiring);
    const root = findRoot(file, names);
    assertNameIsFree(root, names);
    return [
      ...ensureImport(file, style, { name: names.factory, specifier: names.specifier, near: './modules/' }),
      ...ensureStatement(root, style, names),
      ...ensureListEntry(root.list, names.variable),
    ];
  },

  isRegistered(file, wiring) {
    const names = namesOf(wiring);
    const { list } = findRoot(file, names);
    return list.getElements().some((element) => element.getText() === names.variable);
  },
};

interface Names {
  variable: string;
  factory: string;
  specifier: string;
  statement: string;
}

function namesOf({ name, needs }: ModuleWiring): Names {
  const variable = camelCase(name);
  const factory = `create${pascalCase(name)}Module`;
  const call = `${factory}(${['platform', ...needs.map(camelCase)].join(', ')})`;
  return {
    variable,
    factory,
    specifier: `./modules/${name}/index.js`,
    statement: `const ${variable} = ${call}`,
  };
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
