import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { templatesFolder } from '../../../src/cli/package-root.js';
import { defineModule } from '../../../src/module/definition.js';
import { fieldNameFault } from '../../../src/module/field-names.js';
import { fieldTypes, typeRules } from '../../../src/module/field-types.js';
import { fieldViewOf } from '../../../src/module/field-view.js';
import { parseFields } from '../../../src/module/fields.js';
import { localNamesOf } from '../../../src/module/local-names.js';
import { moduleFiles, moduleTemplateFolders } from '../../../src/module/module-files.js';
import { ModuleNameError, moduleNames } from '../../../src/module/names.js';
import { axes } from '../../../src/options/axes.js';
import { readTemplates } from '../../../src/render/template-store.js';
import { blueprintOf, defaults } from '../../support/project.js';

type File = readonly [path: string, content: string];

function filesOf(framework: string, fields: readonly string[], isFull = true): File[] {
  const answers = { ...defaults, framework };
  const templates = readTemplates(templatesFolder, moduleTemplateFolders(answers));
  const module = { name: 'zebras', fields: parseFields(fields), owner: isFull, events: isFull };
  const definition = defineModule(module, { modules: ['users'] });
  const files = moduleFiles(definition, answers, templates, { sequence: 4 });
  return files.map(([path, { content }]) => [path, content]);
}

/** The files of a module with fields of every type, and of a module with next to nothing. */
function everyFile(framework: string): File[] {
  const written: Record<string, string> = { enum: 'enum(a|b)', ref: 'ref(zebras)' };
  const fields = fieldTypes.flatMap((type) => {
    const optional = `${written[type] ?? type}?`;
    const index = typeRules[type].index ? ':index' : '';
    return [
      `${type}Maybe:${optional}`,
      `${type}Of:${type === 'ref' ? optional : (written[type] ?? type)}${index}`,
    ];
  });
  const all = [...fields, 'zebraName:string:unique', 'userOf:ref(users)'];
  return [...filesOf(framework, all), ...filesOf(framework, ['name:string'], false)];
}

/** Names that stand for something in the scope of a file: all but those of members. */
function namesIn(content: string): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isMember(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', content, ts.ScriptTarget.Latest, true));
  return names;
}

function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isBindingElement(parent)) {
    return (ts.isPropertyAccessExpression(parent) ? parent.name : parent.propertyName) === node;
  }
  return (
    (ts.isPropertyAssignment(parent) || ts.isTypeElement(parent) || ts.isClassElement(parent)) &&
    parent.name === node
  );
}

const kebab = (name: string) => name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();

/** What a name of the module `zebras` is in a module of another name. */
function renamed(own: string, name: string): string | null {
  try {
    const names = localNamesOf(moduleNames(name, { modules: [] }));
    if (own === 'zebra') return names.one;
    if (own === 'zebras') return names.many;
    return own
      .replace('Zebras', names.Plural)
      .replace('Zebra', names.Singular)
      .replace('zebras', names.pluralCamel)
      .replace('zebra', names.singularCamel);
  } catch (error) {
    if (error instanceof ModuleNameError) return null;
    throw error;
  }
}

/** Names in a file that one of its own would be, too, if the part of it that a pattern finds was another word. */
function hiddenIn(
  files: readonly File[],
  part: RegExp,
  rename: (own: string, word: string) => string | null,
): string[] {
  const hidden = files.flatMap(([path, content]) => {
    const names = [...namesIn(content)];
    const others = names.filter((name) => !part.test(name));
    return names
      .filter((name) => part.test(name))
      .flatMap((own) => {
        const form = new RegExp(`^${own.replace(part, String.raw`(\w+)`)}$`);
        return others.flatMap((other) => {
          const [, word] = form.exec(other) ?? [];
          return word !== undefined && rename(own, word) === other ? [`${word}: ${other} in ${path}`] : [];
        });
      });
  });
  return [...new Set(hidden)];
}

describe('a name of a module', () => {
  it.each(axes.framework.choices)('hides nothing that its files need, with $value', ({ value }) => {
    expect(hiddenIn(everyFile(value), /zebras?/i, (own, word) => renamed(own, kebab(word)))).toEqual([]);
  });

  it('describes nothing of the API that is described already', () => {
    const ids = matchesIn(/meta\(\{ id: '(\w+)'|pageOf\(\w+, '(\w+)'/g);
    expect(ids).toContain('Profile');
    for (const id of ids) expect(renamed('Zebra', kebab(id))).not.toBe(id);
  });

  it('has no table that every project has', () => {
    const tables = matchesIn(/createTable\('(\w+)'/g);
    expect(tables).toContain('outbox');
    for (const table of tables) {
      expect(() => moduleNames('thing', { modules: [] }, { plural: table })).toThrow('There is a table');
    }
  });
});

describe('a name of a field', () => {
  it.each([
    ['an enum', 'enum(a|b)'],
    ['a long default', `string=${'x'.repeat(90)}`],
    ['a unique value', 'string:unique'],
  ])('hides nothing, as %s', (_what, type) => {
    const files = filesOf('fastify', ['other:int:index', 'parent:ref(zebras)?', `gnu:${type}`]);
    const asField = (own: string, word: string) => {
      const name = word.charAt(0).toLowerCase() + word.slice(1);
      if (fieldNameFault(name) !== null) return null;
      const [spec] = parseFields([`${name}:${type}`]);
      if (!spec) throw new Error('There is one field');
      const { code, pascal } = fieldViewOf(spec, 'Zebra');
      return own === 'ZebraGnu' ? code.type : own.replace('Gnu', pascal).replace('gnu', name);
    };
    expect(hiddenIn(files, /gnu/i, asField)).toEqual([]);
  });
});

/** What a pattern finds in the sources that every project has. */
function matchesIn(pattern: RegExp): string[] {
  const sources = [...blueprintOf()].filter(([path]) => path.includes('/src/'));
  return sources.flatMap(([, { content }]) =>
    [...content.matchAll(pattern)].flatMap(([, ...groups]) => groups.find(Boolean) ?? []),
  );
}
