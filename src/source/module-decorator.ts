import type { ArrayLiteralExpression, SourceFile } from 'ts-morph';
import { EditRefused } from './edit-refused.js';
import type { Fact } from './edit.js';
import { ensureImport } from './ensure-import.js';
import { ensureListEntry } from './ensure-list-entry.js';
import { pascalCase } from './module-names.js';
import type { ModuleWiring } from './register-modules.js';
import { importedName, listOf, objectOf, propertyOf } from './resolve.js';
import { lineAt } from './spans.js';

/** A root that is a class `AppModule`, whose `@Module` decorator imports every module. */
export function decoratedModule({ name }: ModuleWiring): Fact {
  const names = { module: `${pascalCase(name)}Module`, specifier: `./modules/${name}/${name}.module.js` };
  const paste = `import { ${names.module} } from '${names.specifier}';\n// and ${names.module} in the imports of AppModule`;
  return {
    name: `register ${name}`,
    paste,
    insertions(file, style) {
      const list = findList(file, paste);
      if (isListed(list, file, names)) return [];
      const known = importedName(file, names.module, names.specifier);
      if (known === undefined) assertNameIsFree(file, names, paste);
      return [
        ...ensureImport(file, style, { name: names.module, specifier: names.specifier, near: './modules/' }),
        ...ensureListEntry(list, known ?? names.module),
      ];
    },
    isTrue: (file) => isListed(findList(file, paste), file, names),
  };
}

interface Names {
  module: string;
  specifier: string;
}

/** The place: the list `imports` in the object that decorates `AppModule`, or the only class that is so decorated. */
function findList(file: SourceFile, paste: string): ArrayLiteralExpression {
  const refuse = (found: string, line = 1): never => {
    throw new EditRefused('a class `AppModule` with `@Module({ imports: […] })`', found, paste, line);
  };
  const decorator = importedName(file, 'Module', '@nestjs/common') ?? 'Module';
  const decorated = file.getClasses().filter((candidate) => candidate.getDecorator(decorator));
  const root =
    file.getClass('AppModule') ??
    (decorated.length === 1 ? decorated[0] : undefined) ??
    refuse('no such class');
  const line = lineAt(file.getFullText(), root.getStart());
  const [options] = (root.getDecorator(decorator) ?? refuse('no such decorator', line)).getArguments();
  return listOf(propertyOf(objectOf(options), 'imports')) ?? refuse('no list of imports in it', line);
}

/** By its class, or by what configures it: `UsersModule.register(…)`, `forwardRef(() => UsersModule)`. */
function isListed(list: ArrayLiteralExpression, file: SourceFile, { module, specifier }: Names): boolean {
  const known = importedName(file, module, specifier) ?? module;
  const mention = new RegExp(`(^|[^\\w$])${known.replaceAll('$', String.raw`\$`)}([^\\w$]|$)`);
  return list.getElements().some((element) => mention.test(element.getText()));
}

/** The name of a module stands for what is imported from it; another thing of that name is in the way. */
function assertNameIsFree(file: SourceFile, names: Names, paste: string): void {
  if (file.getLocal(names.module) === undefined) return;
  throw new EditRefused(
    `\`${names.module}\` to be free or imported from ${names.specifier}`,
    'another use of the name',
    paste,
  );
}
