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

/** Returns the fact for a root whose function `compose` creates modules with factories and returns a list of them. */
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
    `// and add ${variable} to the list of modules`,
  ].join('\n');
}

/** The place of a new module: an entry in the list of a property, and a statement before `anchor`. */
interface Place extends ComposedResult {
  /** The list that the property is set to, or that is spread into it. */
  list: ArrayLiteralExpression;
  /** The statement that contains the list. */
  anchor: Statement;
  /** The name of the parameter that every factory takes. */
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
  if (!list)
    return refuse(`\`modules\` that is not an array literal: ${value?.getText().slice(0, 60)}`, value);
  const holder = ownedListOf(value) ?? property;
  const anchor = body
    .getStatements()
    .find((candidate) => candidate.getPos() <= holder.getPos() && candidate.getEnd() >= holder.getEnd());
  if (!anchor) return refuse('a list that is declared outside the function', list);
  const platform = parameter?.getNameNode();
  if (!is.isIdentifier(platform)) return refuse('no named first parameter', body);
  return { ...found, list, anchor, platform: platform.getText() };
}

/** Returns the variable that holds the result of a module's factory; `undefined` when none does. */
function variableOf({ body }: Place, names: Names): string | undefined {
  return body
    .getVariableDeclarations()
    .find((declaration) => isMade(declaration.getInitializer(), names))
    ?.getName();
}

/** Returns the import of the factory; nothing when the file already imports it. */
function importOf({ body }: Place, style: SourceStyle, { name, place }: ModuleWiring): Insertion[] {
  const { factory, specifier } = namesOf(name);
  const file = body.getSourceFile();
  const bound = bindingOf(body, factory);
  if (bound?.kind === 'imported' && bound.specifier !== specifier) return [];
  return ensureImport(file, style, { name: factory, specifier, near: './modules/', place });
}

/** @throws EditRefused when the file uses the variable or the factory name of the module for something else */
function assertNamesAreFree({ body, list }: Place, names: Names, paste: string): void {
  const { variable, factory, specifier } = names;
  const file = body.getSourceFile();
  const refuse = (name: string, source: string): never => {
    const line = lineAt(file.getFullText(), body.getStart());
    throw new EditRefused(`\`${name}\` that is unused or ${source}`, 'another use of the name', paste, line);
  };
  const bound = bindingOf(body.getStatements()[0] ?? body, factory);
  if (bound && !(bound.kind === 'imported' && bound.specifier === specifier))
    return refuse(factory, `imported from ${specifier}`);
  // Avoids the slow lookup of all symbols in scope.
  if (!new RegExp(String.raw`\b${variable}\b`).test(file.getFullText())) return;
  const scope = list.getSourceFile() === file ? list : body;
  const taken = scope.getSymbolsInScope(blockScoped).find((symbol) => symbol.getName() === variable);
  if (taken || body.getVariableDeclaration(variable)) refuse(variable, `made by ${factory}`);
}

/** `ts.SymbolFlags.Value`: variables, functions, classes and value imports. */
const blockScoped = 111551;

/** Creates the module after its predecessor in the list, else directly before the statement of the list. */
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
