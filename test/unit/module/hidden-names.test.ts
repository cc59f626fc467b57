import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { templatesFolder } from '../../../src/cli/package-root.js';
import { defineModule } from '../../../src/module/definition.js';
import { fieldTypes } from '../../../src/module/field-types.js';
import { parseFields } from '../../../src/module/fields.js';
import { localNamesOf } from '../../../src/module/local-names.js';
import { moduleFiles, moduleTemplateFolders } from '../../../src/module/module-files.js';
import { ModuleNameError, moduleNames } from '../../../src/module/names.js';
import { axes } from '../../../src/options/axes.js';
import { readTemplates } from '../../../src/render/template-store.js';
import { blueprintOf, defaults } from '../../support/project.js';

/** The files of a module `zebras` with fields of every type, whose own names are told by that word. */
function filesWith(framework: string): [path: string, content: string][] {
  const answers = { ...defaults, framework };
  const templates = readTemplates(templatesFolder, moduleTemplateFolders(answers));
  const written = { enum: 'enum(a|b)', ref: 'ref(zebras)?' } as Record<string, string>;
  const fields = fieldTypes.flatMap((type) => [
    `${type}Of:${written[type] ?? type}:index`,
    `${type}Maybe:${(written[type] ?? type).replace('?', '')}?`,
  ]);
  const others = ['zebraName:string:unique', 'userOf:ref(users)'];
  const allowed = fields.map((field) => field.replace(/^(\w+:(?:text|json|url)):index$/, '$1'));
  return [true, false].flatMap((all) => {
    const fieldsOf = parseFields(all ? [...allowed, ...others] : ['name:string']);
    const module = { name: 'zebras', fields: fieldsOf, owner: all, events: all };
    const definition = defineModule(module, { modules: ['users'] });
    return moduleFiles(definition, answers, templates, { sequence: 4 }).map(
      ([path, { content }]): [string, string] => [path, content],
    );
  });
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

describe('a name of a module', () => {
  it.each(axes.framework.choices)('hides nothing that its files need, with $value', ({ value }) => {
    const hidden = filesWith(value).flatMap(([path, content]) => {
      const names = [...namesIn(content)];
      const own = names.filter((name) => /zebra/i.test(name));
      const others = names.filter((name) => !/zebra/i.test(name));
      return own.flatMap((mine) => {
        const form = new RegExp(`^${mine.replace(/zebras?/i, '(\\w+)')}$`);
        return others.flatMap((other) => {
          const [, word] = form.exec(other) ?? [];
          if (word === undefined || renamed(mine, kebab(word)) !== other) return [];
          return [`${kebab(word)}: ${other} in ${path}`];
        });
      });
    });
    expect([...new Set(hidden)]).toEqual([]);
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

/** What a pattern finds in the sources that every project has. */
function matchesIn(pattern: RegExp): string[] {
  const sources = [...blueprintOf()].filter(([path]) => path.includes('/src/'));
  return sources.flatMap(([, { content }]) =>
    [...content.matchAll(pattern)].flatMap(([, ...groups]) => groups.find(Boolean) ?? []),
  );
}
