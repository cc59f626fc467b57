import type { Node, SourceFile } from 'ts-morph';
import { bindingOf, declarationOf } from './binding.js';
import { EditRefused } from './edit-refused.js';
import type { Fact, Truth } from './edit.js';
import { elementsOf } from './elements.js';
import { ensureImport } from './ensure-import.js';
import { isFaceOf } from './made-by.js';
import { mightMention } from './mention.js';
import { pascalCase } from './module-names.js';
import { extendProperty } from './owned-list.js';
import type { ModuleWiring } from './register-modules.js';
import { importedName, listOf, objectOf, ownPropertyOf, propertyOf, valueIn } from './resolve.js';
import type { Property } from './resolve.js';
import { lineAt } from './spans.js';
import { Node as is, SyntaxKind } from './ts-morph.js';

/** Returns the fact for a root whose class `AppModule` imports every module with its `@Module` decorator. */
export function decoratedModule({ name, place }: ModuleWiring): Fact {
  const names = {
    name,
    module: `${pascalCase(name)}Module`,
    specifier: `./modules/${name}/${name}.module.js`,
  };
  const paste = `import { ${names.module} } from '${names.specifier}';\n// and add ${names.module} to the imports of AppModule`;
  return {
    name: `register ${name}`,
    paste,
    insertions(file, style) {
      const property = findPlace(file, paste);
      const known = importedName(file, names.module, names.specifier);
      if (known === undefined) assertNameIsFree(file, names, paste);
      return [
        ...ensureImport(file, style, {
          name: names.module,
          specifier: names.specifier,
          near: './modules/',
          place,
        }),
        ...extendProperty(property, known ?? names.module, place),
      ];
    },
    truth: (file) => truthOf(file, names),
    places: (file) => [importsOf(file)],
  };
}

interface Names {
  name: string;
  module: string;
  specifier: string;
}

function findPlace(file: SourceFile, paste: string): Property {
  const root = rootOf(file);
  const line = typeof root === 'string' ? 1 : lineAt(file.getFullText(), root.node.getStart());
  const refuse = (found: string): never => {
    throw new EditRefused('a class `AppModule` with `@Module({ imports: […] })`', found, paste, line);
  };
  if (typeof root === 'string') return refuse(root);
  if (!root.decorator) return refuse('no such decorator');
  const place = ownPropertyOf(objectOf(root.options), 'imports');
  const isList = place?.getSourceFile() === file && listOf(valueIn(place));
  return place && isList ? place : refuse('no array `imports` in it');
}

/** Returns the property `imports` of the root's decorator. */
function importsOf(file: SourceFile): Property | undefined {
  const root = rootOf(file);
  return typeof root === 'string' ? undefined : ownPropertyOf(objectOf(root.options), 'imports');
}

/** Returns the class `AppModule`, else the only class with the decorator; a text when neither exists. */
function rootOf(
  file: SourceFile,
): { node: Node; decorator: Node | undefined; options: Node | undefined } | string {
  const decorator = decoratorIn(file);
  const decorated = file.getClasses().filter((candidate) => candidate.getDecorator(decorator));
  const node = file.getClass('AppModule') ?? (decorated.length === 1 ? decorated[0] : undefined);
  if (!node) return 'no such class';
  const found = node.getDecorator(decorator);
  return { node, decorator: found, options: found?.getArguments()[0] };
}

function decoratorIn(file: SourceFile): string {
  return importedName(file, 'Module', '@nestjs/common') ?? 'Module';
}

function truthOf(file: SourceFile, names: Names): Truth {
  const root = rootOf(file);
  const { items, complete } = elementsOf(
    typeof root === 'string' ? undefined : propertyOf(objectOf(root.options), 'imports'),
  );
  if (items.some((item) => isRegisteredBy(item, names, new Set()))) return 'true';
  const isBeside = new RegExp(String.raw`\bimports:[^;]*\b${names.module}\b`).test(file.getFullText());
  if (complete && !isBeside) return 'false';
  return mightMention(file, names.module, `/modules/${names.name}/`) ? 'unknown' : 'false';
}

/** Accepts the class, its configuration (`UsersModule.register(…)`, `forwardRef(…)`) and a module that imports it. */
function isRegisteredBy(item: Node, names: Names, seen: Set<Node>): boolean {
  const identifiers = is.isIdentifier(item) ? [item] : item.getDescendantsOfKind(SyntaxKind.Identifier);
  return identifiers.some((identifier) => {
    const binding = bindingOf(identifier, identifier.getText());
    if (!binding) return identifier.getText() === names.module;
    if (
      binding.kind === 'imported' &&
      binding.name === names.module &&
      isFaceOf(binding.specifier, names.name)
    )
      return true;
    const declaration = declarationOf(identifier);
    if (!is.isClassDeclaration(declaration) || seen.has(declaration)) return false;
    seen.add(declaration);
    const [options] =
      declaration.getDecorator(decoratorIn(declaration.getSourceFile()))?.getArguments() ?? [];
    const { items } = elementsOf(propertyOf(objectOf(options), 'imports'));
    return items.some((inner) => isRegisteredBy(inner, names, seen));
  });
}

/** @throws EditRefused when the file uses the class name of the module for something else */
function assertNameIsFree(file: SourceFile, names: Names, paste: string): void {
  if (file.getLocal(names.module) === undefined) return;
  throw new EditRefused(
    `\`${names.module}\` that is unused or imported from ${names.specifier}`,
    'another use of the name',
    paste,
  );
}
