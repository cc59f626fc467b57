import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { moduleTemplateFolders, moduleTemplatesOf } from '../../../src/blueprint/part.js';
import { templatesFolder } from '../../../src/system/package-root.js';
import { localNamesOf } from '../../../src/module/context/context.js';
import { defineModule } from '../../../src/module/definition/definition.js';
import { fieldNameFault } from '../../../src/module/definition/field-names.js';
import { pascalField } from '../../../src/module/types/expressions.js';
import { parseField } from '../../../src/module/definition/fields.js';
import { moduleFiles } from '../../../src/blueprint/module-files.js';
import { ModuleNameError, moduleNames } from '../../../src/module/definition/names.js';
import { fieldTypes, types } from '../../../src/module/types/index.js';
import { axes } from '../../../src/options/axes.js';
import { blueprintOf, defaults } from '../../support/project.js';

type File = readonly [path: string, content: string];

async function filesOf(framework: string, fields: readonly string[], isFull = true): Promise<File[]> {
  const answers = { ...defaults, framework };
  const folders = moduleTemplateFolders(answers);
  const templates = moduleTemplatesOf(templatesFolder, answers);
  const module = { name: 'zebras', fields: fields.map(parseField), owner: isFull, events: isFull };
  const definition = defineModule(module, { modules: ['users'] });
  const files = await moduleFiles(definition, folders, templates, { sequence: 4 });
  return files.map(([path, { content }]) => [path, content]);
}

/** Returns the files of a module with fields of every type, and of a minimal module. */
async function everyFile(framework: string): Promise<File[]> {
  const fields = fieldTypes.flatMap((type) => {
    const { usage, index } = types[type];
    const notation = type === 'ref' ? 'ref(zebras)?' : (usage.split(',')[0] ?? type);
    return [`${type}Maybe:${notation.replace('?', '')}?`, `${type}Of:${notation}${index ? ':index' : ''}`];
  });
  const all = [...fields, 'zebraName:string:unique', 'userOf:ref(users)'];
  return [...(await filesOf(framework, all)), ...(await filesOf(framework, ['name:string'], false))];
}

/** Returns the names in a file, except the names of members. */
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

/** Returns the counterpart of a name of the module `zebras` in a module of another name; `null` for an invalid name. */
function renamed(own: string, name: string): string | null {
  try {
    const names = localNamesOf(moduleNames(name, { modules: [] }));
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

/** Returns the names in a file that a name of the module would hide, if `part` of it were another word. */
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

describe('the name of a module', () => {
  it.each(axes.framework.choices)('hides no name that its files use, with $value', async ({ value }) => {
    const files = await everyFile(value);
    expect(hiddenIn(files, /zebras?/i, (own, word) => renamed(own, kebab(word)))).toEqual([]);
  });

  it('differs from every schema name of the API', () => {
    const ids = matchesIn(/meta\(\{ id: '(\w+)'|pageOf\(\w+, '(\w+)'/g);
    expect(ids).toContain('Profile');
    for (const id of ids) expect(renamed('Zebra', kebab(id))).not.toBe(id);
  });

  it('differs from every table of the platform', () => {
    const tables = matchesIn(/createTable\('(\w+)'/g);
    expect(tables).toContain('outbox');
    for (const table of tables) {
      expect(() => moduleNames('thing', { modules: [] }, { plural: table })).toThrow('The table');
    }
  });
});

describe('the name of a field', () => {
  it.each([
    ['an enum', 'enum(a|b)'],
    ['a long default', `string=${'x'.repeat(90)}`],
    ['a unique value', 'string:unique'],
  ])('hides no name that the files use, as %s', async (_what, type) => {
    const files = await filesOf('fastify', ['other:int:index', 'parent:ref(zebras)?', `gnu:${type}`]);
    const asField = (own: string, word: string) => {
      const name = word.charAt(0).toLowerCase() + word.slice(1);
      if (fieldNameFault(name) !== null) return null;
      const [spec] = [`${name}:${type}`].map(parseField);
      if (!spec) throw new Error('No field was parsed');
      const { declares } = types[spec.type].code(spec, 'Zebra');
      if (own === 'ZebraGnu') return declares?.type ?? null;
      return own.replace('Gnu', pascalField(name)).replace('gnu', name);
    };
    expect(hiddenIn(files, /gnu/i, asField)).toEqual([]);
  });
});

/** Returns the matches of a pattern in the sources of every project. */
function matchesIn(pattern: RegExp): string[] {
  const sources = [...blueprintOf()].filter(([path]) => path.includes('/src/'));
  return sources.flatMap(([, { content }]) =>
    [...content.matchAll(pattern)].flatMap(([, ...groups]) => groups.find(Boolean) ?? []),
  );
}
