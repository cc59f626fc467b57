import type { ArrayLiteralExpression, Node, SourceFile, Statement } from 'ts-morph';
import { findResults } from './composed-result.js';
import type { ComposedResult } from './composed-result.js';
import { EditRefused } from './edit-refused.js';
import type { Fact } from './edit.js';
import { ensureImport } from './ensure-import.js';
import { ensureListEntry } from './ensure-list-entry.js';
import { camelCase, pascalCase } from './module-names.js';
import type { ModuleWiring } from './register-modules.js';
import { importedName, unwrap } from './resolve.js';
import { beforeComments, behindComments, indentationAt, lineAt } from './spans.js';
import type { Insertion, SourceStyle } from './spans.js';
import { Node as is } from './ts-morph.js';

/** A root whose function `compose` makes every module with its factory and returns them in a list. */
export function composedModule(wiring: ModuleWiring): Fact {
  const names = namesOf(wiring.name);
  const paste = pasteOf(wiring);
  return {
    name: `register ${wiring.name}`,
    paste,
    insertions(file, style) {
      const place = findPlace(file, paste);
      const made = variableOf(place, file, names);
      if (made === undefined) assertNameIsFree(place, names, paste);
      return [
        ...ensureImport(file, style, { name: names.factory, specifier: names.specifier, near: './modules/' }),
        ...(made === undefined ? [statement(place, style, wiring)] : []),
        ...(isListed(place, file, names) ? [] : ensureListEntry(place.list, made ?? names.variable)),
      ];
    },
    isTrue: (file) => isListed(findPlace(file, paste), file, names),
  };
}

interface Names {
  variable: string;
  factory: string;
  specifier: string;
}

function namesOf(name: string): Names {
  return {
    variable: camelCase(name),
    factory: `create${pascalCase(name)}Module`,
    specifier: `./modules/${name}/index.js`,
  };
}

function pasteOf({ name, needs }: ModuleWiring): string {
  const { variable, factory, specifier } = namesOf(name);
  return [
    `import { ${factory} } from '${specifier}';`,
    `const ${variable} = ${factory}(${['platform', ...needs.map(camelCase)].join(', ')});`,
    `// and ${variable} in the list of modules`,
  ].join('\n');
}

/** Where a module goes: into a list, made by a statement before the one that the list stands in. */
interface Place extends ComposedResult {
  list: ArrayLiteralExpression;
  anchor: Statement;
  /** The name of what every factory takes. */
  platform: string;
}

function findPlace(file: SourceFile, paste: string): Place {
  const wanted = 'a function `compose` that returns `{ …, modules: […] }`';
  const refuse = (found: string, node?: Node): never => {
    throw new EditRefused(wanted, found, paste, node ? lineAt(file.getFullText(), node.getStart()) : 1);
  };
  const found = findResults(file);
  if (typeof found === 'string') return refuse(found);
  const { body, parameter, list, modules } = found;
  if (!list) return refuse(`modules that are no list: ${modules.getText().slice(0, 60)}`, modules);
  const anchor = body
    .getStatements()
    .find((candidate) => candidate.getPos() <= list.getPos() && candidate.getEnd() >= list.getEnd());
  if (!anchor) return refuse('a list that is made elsewhere', list);
  const platform = parameter?.getNameNode();
  if (!is.isIdentifier(platform)) return refuse('no first parameter with a name', body);
  return { ...found, list, anchor, platform: platform.getText() };
}

/** The variable that a module's factory has made; `undefined` when it is not called into one. */
function variableOf({ body }: Place, file: SourceFile, names: Names): string | undefined {
  return body
    .getVariableDeclarations()
    .find((declaration) => isMade(declaration.getInitializer(), file, names))
    ?.getName();
}

function isListed(place: Place, file: SourceFile, names: Names): boolean {
  const variable = variableOf(place, file, names);
  return place.list.getElements().some((element) => {
    const bare = unwrap(element);
    return bare?.getText() === variable || isMade(bare, file, names);
  });
}

function isMade(node: Node | undefined, file: SourceFile, { factory, specifier }: Names): boolean {
  const bare = unwrap(node);
  const call = is.isAwaitExpression(bare) ? bare.getExpression() : bare;
  if (!is.isCallExpression(call)) return false;
  const name = call.getExpression().getText();
  return name === factory || name === importedName(file, factory, specifier);
}

/** The variable of a module is made by its factory; another thing of that name is in the way. */
function assertNameIsFree({ body, list }: Place, { variable, factory }: Names, paste: string): void {
  // To know what is in scope the compiler has to look at everything.
  if (!new RegExp(String.raw`\b${variable}\b`).test(body.getSourceFile().getFullText())) return;
  const taken = list.getSymbolsInScope(blockScoped).find((symbol) => symbol.getName() === variable);
  if (!taken && !body.getVariableDeclaration(variable)) return;
  const line = lineAt(body.getSourceFile().getFullText(), body.getStart());
  throw new EditRefused(
    `\`${variable}\` to be free or made by ${factory}`,
    'another use of the name',
    paste,
    line,
  );
}

/** `ts.SymbolFlags.Value`: variables, functions, classes and what is imported as a value. */
const blockScoped = 111551;

/** The module is made after the last one that is made, else right before the statement of the list. */
function statement(place: Place, style: SourceStyle, { name, needs }: ModuleWiring): Insertion {
  const { body, anchor, list, platform } = place;
  const file = body.getSourceFile();
  const text = file.getFullText();
  const { variable, factory } = namesOf(name);
  const needed = needs.map((need) => variableOf(place, file, namesOf(need)) ?? camelCase(need));
  const code = `const ${variable} = ${factory}(${[platform, ...needed].join(', ')})${style.semicolon}`;

  const last = list.getElements().at(-1)?.getText() ?? '';
  const neighbour = body.getVariableDeclaration(last)?.getVariableStatement();
  if (neighbour && neighbour.getEnd() <= anchor.getStart()) {
    const indentation = indentationAt(text, neighbour.getStart());
    return { at: behindComments(text, neighbour.getEnd()), text: `${style.lineEnd}${indentation}${code}` };
  }
  const at = beforeComments(text, anchor.getFullStart(), anchor.getStart());
  return { at, text: `${code}${style.lineEnd}${style.lineEnd}${indentationAt(text, at)}` };
}
