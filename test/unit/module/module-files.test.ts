import * as fc from 'fast-check';
import * as prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import { moduleTemplateFolders, moduleTemplatesOf } from '../../../src/blueprint/part.js';
import { templatesFolder } from '../../../src/system/package-root.js';
import { defineModule } from '../../../src/module/definition/definition.js';
import type { ModuleDefinition } from '../../../src/module/definition/definition.js';
import type { FieldSpec } from '../../../src/module/definition/field-spec.js';
import { parseField } from '../../../src/module/definition/fields.js';
import { moduleFiles } from '../../../src/blueprint/module-files.js';
import { moduleWiring } from '../../../src/blueprint/module-wiring.js';
import { fieldTypes, types } from '../../../src/module/types/index.js';
import { axes } from '../../../src/options/axes.js';
import { parse, syntaxErrors } from '../../../src/source/parse.js';
import { blueprintOf, defaults } from '../../support/project.js';

const style = JSON.parse(blueprintOf().get('.prettierrc.json')?.content ?? '');
const frameworks = axes.framework.choices.map(({ value }) => value);
const taken = { modules: ['users', 'auth', 'audit', 'customers'] };

async function filesOf(definition: ModuleDefinition, framework = 'fastify') {
  const answers = { ...defaults, framework };
  const folders = moduleTemplateFolders(answers);
  const templates = moduleTemplatesOf(templatesFolder, answers);
  return moduleFiles(definition, folders, templates, { sequence: 4 });
}

const define = (
  name: string,
  fields: readonly string[],
  options: { owner?: boolean; events?: boolean } = {},
) => defineModule({ name, fields: fields.map(parseField), ...options }, taken);

/** Names of every length, to test lines at and just above the maximum width. */
const name = (max: number) =>
  fc
    .tuple(fc.constantFrom(...'abcdefghijklmnoprstuvwxyz'.split('')), fc.integer({ min: 1, max: max - 1 }))
    .map(([letter, length]) => letter + 'x'.repeat(length));

const field: fc.Arbitrary<FieldSpec> = fc
  .record({
    name: name(28),
    type: fc.constantFrom(...fieldTypes),
    optional: fc.boolean(),
    unique: fc.boolean(),
    index: fc.boolean(),
    hasDefault: fc.boolean(),
    text: fc.string({ minLength: 1, maxLength: 120, size: 'max', unit: 'grapheme-ascii' }),
    number: fc.integer({ min: -5, max: 2_000_000_000 }),
    limited: fc.boolean(),
    values: fc.uniqueArray(name(24), { minLength: 1, maxLength: 9 }),
  })
  .map(({ type, hasDefault, text, number, limited, values, ...rest }) => {
    const rules = types[type];
    const unique = rest.unique && rules.unique;
    const canonical: Partial<Record<FieldSpec['type'], string>> = {
      string: text,
      text,
      int: String(number),
      bigint: String(number),
      decimal: String(number),
      boolean: 'true',
      date: '2030-01-02',
      datetime: '2030-01-02T03:04:05Z',
      uuid: '01890a5d-ac96-774b-bcce-b302099a8057',
      email: 'ada@example.com',
      url: `https://example.com/${'x'.repeat(text.length)}`,
      enum: values[0] ?? '',
    };
    const value = hasDefault && rules.default && !unique ? canonical[type] : undefined;
    const isNumber = type === 'int' || type === 'bigint' || type === 'decimal';
    return {
      ...rest,
      type,
      unique,
      index: rest.index && rules.index,
      ...(value !== undefined && { default: value }),
      ...(limited && isNumber && { min: '-5', max: '2000000000' }),
      ...(type === 'enum' && { values }),
      ...(type === 'decimal' && { scale: number < 0 ? 0 : 2 }),
      ...(type === 'ref' && { target: number % 2 === 0 ? 'users' : 'customers' }),
    };
  });

const definition: fc.Arbitrary<ModuleDefinition> = fc
  .record({
    name: name(28),
    fields: fc.uniqueArray(field, { minLength: 1, maxLength: 12, selector: (one) => one.name }),
    owner: fc.boolean(),
    events: fc.boolean(),
  })
  .map((wanted) => {
    const fits = (one: FieldSpec) => `${wanted.name}es_${one.name}_unique`.length <= 63;
    const fields = wanted.fields.map((one) => (fits(one) ? one : { ...one, name: one.name.slice(0, 20) }));
    const names = new Set<string>();
    const different = fields.filter((one) => !names.has(one.name) && names.add(one.name));
    return defineModule({ ...wanted, fields: different }, taken);
  });

describe('the files of a module', () => {
  it.each(frameworks)(
    'match the style of the project with %s, for any names and fields',
    async (framework) => {
      await fc.assert(
        fc.asyncProperty(definition, async (made) => {
          for (const [path, { content }] of await filesOf(made, framework)) {
            // Prettier also rejects invalid syntax.
            const formatted = await prettier.format(content, { ...style, filepath: path });
            expect(content, path).toBe(formatted);
          }
        }),
        { numRuns: 8, endOnFailure: true },
      );
    },
    120_000,
  );

  it('are deterministic, and are in the folder of a service', async () => {
    const made = define('order-lines', ['total:decimal:index']);
    const files = await filesOf(made);
    expect(await filesOf(made)).toEqual(files);
    for (const [path] of files)
      expect(path).toMatch(/^services\/__service__\/(src\/modules\/order-lines|test)\//);
  });

  it.each(frameworks)('match the snapshot of paths with %s', async (framework) => {
    const made = define('order-lines', ['total:decimal:index'], { owner: true });
    const paths = (await filesOf(made, framework)).map(([path]) => path);
    expect(paths.toSorted()).toMatchSnapshot();
  });

  it('match the snapshot of contents', async () => {
    const made = define('orders', [
      'reference:string:unique:max=40',
      'customerId:ref(users)',
      'placedAt:datetime?:index',
    ]);
    const files = new Map(await filesOf(made));
    for (const file of [
      'infrastructure/order-repository',
      'infrastructure/migrations',
      'presentation/order-input',
    ]) {
      expect(files.get(`services/__service__/src/modules/orders/${file}.ts`)?.content).toMatchSnapshot(file);
    }
  });

  it('use the number of the migration', async () => {
    const files = await filesOf(define('parts', ['a:int']));
    const file = files.find(([path]) => path.endsWith('/migrations.ts'));
    expect(file?.[1].content).toContain("name: '0004_parts'");
  });

  it('contain no file of disabled options', async () => {
    const files = await filesOf(define('parts', ['a:int'], { events: false }));
    const paths = files.map(([path]) => path);
    expect(paths.filter((path) => /events|ownership/.test(path))).toEqual([]);
  });

  it('escape a default in the source', async () => {
    const text = `'; process.exit(1); // \\ \u2028 \${x} {{x}}`;
    const made = define('parts', [`note:text=${text}`]);
    const files = await filesOf(made);
    const input = files.find(([path]) => path.endsWith('/part-input.ts'))?.[1].content ?? '';
    expect(syntaxErrors(parse(input))).toEqual([]);
    const literal = /default\((.+)\),$|Default =\s+(.+);$/m.exec(input);
    // oxlint-disable-next-line no-eval -- the literal is the point
    expect((0, eval)(literal?.[1] ?? literal?.[2] ?? '')).toBe(text);
  });
});

describe('moduleWiring', () => {
  it('returns permissions, grants and events', () => {
    expect(moduleWiring(define('order-lines', ['a:int']))).toEqual({
      permissions: ['order-lines:read', 'order-lines:write', 'order-lines:delete'],
      grants: { manager: ['order-lines:read'], admin: ['order-lines:write', 'order-lines:delete'] },
      events: ['order-line.created', 'order-line.updated', 'order-line.deleted'],
    });
    expect(moduleWiring(define('parts', ['a:int'], { events: false })).events).toEqual([]);
  });
});
