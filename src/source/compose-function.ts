import type { ArrayLiteralExpression, Node, SourceFile, Statement } from 'ts-morph';
import { bindingOf } from './binding.js';
import { composedModules, findResults } from './composed-result.js';
import type { ComposedResult } from './composed-result.js';
import { EditRefused } from './edit-refused.js';
import type { Fact, Truth } from './edit.js';
import { ensureImport } from './ensure-import.js';
import { isMade, isModule } from './made-by.js';
import { mightMention } from './mention.js';
import { camelCase, pascalCase } from './module-names.js';
import { extendProperty, ownedListOf } from './owned-list.js';
import { placeByName } from './place-by-name.js';
import type { ModuleWiring } from './register-modules.js';
import { importedName, listOf, valueIn } from './resolve.js';
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
      const made = variableOf(place, names);
      if (made !== undefined)
        return [...importOf(place, style, wiring), ...extendProperty(place.property, made, wiring.place)];
      assertNamesAreFree(place, names, paste);
      return [
        ...importOf(place, style, wiring),
        statement(place, style, wiring),
        ...extendProperty(place.property, names.variable, wiring.place),
      ];
    },
    truth: (file) => truthOf(file, names),
    places: (file) => {
      const found = findResults(file);
      return typeof found === 'string' ? [] : [found.property];
    },
  };
}

export interface Names {
  name: string;
  variable: string;
  factory: string;
  specifier: string;
}

function namesOf(name: string): Names {
  return {
    name,
    variable: camelCase(name),
    factory: `create${pascalCase(name)}Module`,
    specifier: `./modules/${name}/index.js`,
  };
}

function truthOf(file: SourceFile, names: Names): Truth {
  const { items, complete } = composedModules(file);
  if (items.some((item) => isModule(item, names))) return 'true';
  return !complete && mightMention(file, names.factory, `/modules/${names.name}/`) ? 'unknown' : 'false';
}

function pasteOf({ name, needs }: ModuleWiring): string {
  const { variable, factory, specifier } = namesOf(name);
  return [
    `import { ${factory} } from '${specifier}';`,
    `const ${variable} = ${factory}(${['platform', ...needs.map(camelCase)].join(', ')});`,
    `// and ${variable} in the list of modules`,
  ].join('\n');
}

/** Where a module goes: into what a property is set to, made by a statement before the one that the property stands in. */
interface Place extends ComposedResult {
  /** The list that it is set to, or that is spread into it. */
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
  const { body, parameter, property } = found;
  const value = valueIn(property);
  const list = listOf(value);
  if (!list) return refuse(`modules that are no list: ${value?.getText().slice(0, 60)}`, value);
  const holder = ownedListOf(value) ?? property;
  const anchor = body
    .getStatements()
    .find((candidate) => candidate.getPos() <= holder.getPos() && candidate.getEnd() >= holder.getEnd());
  if (!anchor) return refuse('a list that is made elsewhere', list);
  const platform = parameter?.getNameNode();
  if (!is.isIdentifier(platform)) return refuse('no first parameter with a name', body);
  return { ...found, list, anchor, platform: platform.getText() };
}

/** The variable that a module's factory has made; `undefined` when it is not called into one. */
function variableOf({ body }: Place, names: Names): string | undefined {
  return body
    .getVariableDeclarations()
    .find((declaration) => isMade(declaration.getInitializer(), names))
    ?.getName();
}

/** The import of the factory; none where the file has it, from wherever. */
function importOf({ body }: Place, style: SourceStyle, { name, place }: ModuleWiring): Insertion[] {
  const { factory, specifier } = namesOf(name);
  const file = body.getSourceFile();
  const bound = bindingOf(body, factory);
  if (bound?.kind === 'imported' && bound.specifier !== specifier) return [];
  return ensureImport(file, style, { name: factory, specifier, near: './modules/', place });
}

/** The variable of a module is made by its factory, which is imported from it; other things of these names are in the way. */
function assertNamesAreFree({ body, list }: Place, names: Names, paste: string): void {
  const { variable, factory, specifier } = names;
  const file = body.getSourceFile();
  const refuse = (name: string, source: string): never => {
    const line = lineAt(file.getFullText(), body.getStart());
    throw new EditRefused(`\`${name}\` to be free or ${source}`, 'another use of the name', paste, line);
  };
  const bound = bindingOf(body.getStatements()[0] ?? body, factory);
  if (bound && !(bound.kind === 'imported' && bound.specifier === specifier))
    return refuse(factory, `imported from ${specifier}`);
  // To know what is in scope the compiler has to look at everything.
  if (!new RegExp(String.raw`\b${variable}\b`).test(file.getFullText())) return;
  const scope = list.getSourceFile() === file ? list : body;
  const taken = scope.getSymbolsInScope(blockScoped).find((symbol) => symbol.getName() === variable);
  if (taken || body.getVariableDeclaration(variable)) refuse(variable, `made by ${factory}`);
}

/** `ts.SymbolFlags.Value`: variables, functions, classes and what is imported as a value. */
const blockScoped = 111551;

/** The module is made after the one that it follows in the list, else right before the statement of the list. */
function statement(place: Place, style: SourceStyle, { name, needs, place: where }: ModuleWiring): Insertion {
  const { body, anchor, list, platform } = place;
  const file = body.getSourceFile();
  const text = file.getFullText();
  const { variable, factory, specifier } = namesOf(name);
  const needed = needs.map((need) => variableOf(place, namesOf(need)) ?? camelCase(need));
  const known = importedName(file, factory, specifier) ?? factory;
  const code = `const ${variable} = ${known}(${[platform, ...needed].join(', ')})${style.semicolon}`;

  const listed = list.getElements().map((element) => element.getText());
  const last =
    where === 'last' || needs.length > 0 ? listed.at(-1) : listed[placeByName(listed, variable) - 1];
  const neighbour = body.getVariableDeclaration(last ?? '')?.getVariableStatement();
  if (neighbour && neighbour.getEnd() <= anchor.getStart()) {
    const indentation = indentationAt(text, neighbour.getStart());
    return { at: behindComments(text, neighbour.getEnd()), text: `${style.lineEnd}${indentation}${code}` };
  }
  const at = beforeComments(text, anchor.getFullStart(), anchor.getStart());
  return { at, text: `${code}${style.lineEnd}${style.lineEnd}${indentationAt(text, at)}` };
}
