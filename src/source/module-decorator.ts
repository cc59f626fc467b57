import type { ArrayLiteralExpression, SourceFile } from 'ts-morph';
import { EditRefused } from './edit-refused.js';
import { ensureImport } from './ensure-import.js';
import { ensureListEntry } from './ensure-list-entry.js';
import { pascalCase } from './module-names.js';
import { syntaxErrors } from './parse.js';
import type { ModuleWiring, RootShape } from './register-modules.js';
import { SyntaxKind } from './ts-morph.js';

/** A root that is a class `AppModule`, whose `@Module` decorator imports every module. */
export const moduleDecorator: RootShape = {
  insertions(file, style, wiring) {
    const names = namesOf(wiring);
    const list = findList(file, names);
    assertNameIsFree(file, names);
    const imported = { name: names.module, specifier: names.specifier, near: './modules/' };
    return [
      ...ensureImport(file, style, imported),
      ...(isListed(list, names) ? [] : ensureListEntry(list, names.module)),
    ];
  },

  isRegistered(file, wiring) {
    const names = namesOf(wiring);
    return isListed(findList(file, names), names);
  },
};

interface Names {
  module: string;
  specifier: string;
}

function namesOf({ name }: ModuleWiring): Names {
  return { module: `${pascalCase(name)}Module`, specifier: `./modules/${name}/${name}.module.js` };
}

/** The place: the list `imports` in the object that decorates `AppModule`. */
function findList(file: SourceFile, names: Names): ArrayLiteralExpression {
  const refuse = (found: string): never =>
    refuseEdit('a class `AppModule` with `@Module({ imports: […] })`', found, names);
  const errors = syntaxErrors(file);
  if (errors.length > 0) return refuse(`a syntax error: ${errors[0]}`);
  const root = file.getClass('AppModule') ?? refuse('no such class');
  const decorator = root.getDecorator('Module') ?? refuse('no such decorator');
  return (
    decorator
      .getArguments()[0]
      ?.asKind(SyntaxKind.ObjectLiteralExpression)
      ?.getProperty('imports')
      ?.asKind(SyntaxKind.PropertyAssignment)
      ?.getInitializerIfKind(SyntaxKind.ArrayLiteralExpression) ?? refuse('no list of imports in it')
  );
}

/** By its class, or by one of its methods that configures it: `UsersModule.register(…)`. */
function isListed(list: ArrayLiteralExpression, { module }: Names): boolean {
  return list
    .getElements()
    .map((element) => element.getText())
    .some((text) => text === module || text.startsWith(`${module}.`));
}

/** The name of a module stands for what is imported from it; another thing of that name is in the way. */
function assertNameIsFree(file: SourceFile, names: Names): void {
  const isImported = file
    .getImportDeclarations()
    .some(
      (declaration) =>
        declaration.getModuleSpecifierValue() === names.specifier &&
        declaration.getNamedImports().some((named) => named.getName() === names.module),
    );
  if (isImported || file.getLocal(names.module) === undefined) return;
  refuseEdit(
    `\`${names.module}\` to be free or imported from ${names.specifier}`,
    'another use of the name',
    names,
  );
}

function refuseEdit(wanted: string, found: string, names: Names): never {
  const paste = [
    `import { ${names.module} } from '${names.specifier}';`,
    `// and ${names.module} in the imports of AppModule`,
  ];
  throw new EditRefused(wanted, found, paste.join('\n'));
}
