import assert from 'node:assert/strict';
import { diffWordsWithSpace } from 'diff';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { templatesOf } from '../../../src/blueprint/part.js';
import { treeOf } from '../../../src/blueprint/tree-of.js';
import { recordOf } from '../../../src/change/history.js';
import type { HistoryRecord } from '../../../src/change/history.js';
import { nextMigration } from '../../../src/change/next-migration.js';
import { transitionTo } from '../../../src/change/transition.js';
import { undoingOf } from '../../../src/change/undoing.js';
import { templatesFolder } from '../../../src/system/package-root.js';
import { defineModule } from '../../../src/module/definition/definition.js';
import { parseField } from '../../../src/module/definition/fields.js';
import { axes } from '../../../src/options/axes.js';
import { lockFile } from '../../../src/project/manifest.js';
import type { Lock } from '../../../src/project/manifest.js';
import {
  createSpec,
  isAdded,
  modulesIn,
  modulesOf,
  withModule,
  withoutModule,
} from '../../../src/project/spec.js';
import type { ProjectSpec } from '../../../src/project/spec.js';
import type { TemplateStore } from '../../../src/render/template-store.js';
import type { ChangeSet } from '../../../src/tree/change-set.js';
import { editedPaths, editedText } from '../../support/edit-wired-files.js';
import { defaults } from '../../support/project.js';

const version = '0.0.0-test';
const service = 'user-service';
const tool = { name: 'create-enterprise-app' as const, version };

/** A project whose files are in memory, with the commands that change it. */
class Project {
  readonly files = new Map<string, string>();
  readonly #templates: TemplateStore;
  readonly #history: { before: ProjectSpec; record: HistoryRecord }[] = [];
  spec: ProjectSpec;

  private constructor(spec: ProjectSpec) {
    this.spec = spec;
    this.#templates = templatesOf(templatesFolder, withModule(spec, service, moduleSpec('x', 9)));
  }

  /** Returns the project with the files of its spec. */
  static async create(spec: ProjectSpec): Promise<Project> {
    const project = new Project(spec);
    for (const [path, { content }] of await project.tree()) project.files.set(path, content);
    return project;
  }

  tree() {
    return treeOf(this.spec, this.#templates, version);
  }

  add(name: string, options: object): Promise<void> {
    const migration = nextMigration(this.spec, service, (path) => this.files.get(path) ?? null);
    return this.#become(withModule(this.spec, service, moduleSpec(name, migration, options)));
  }

  remove(name: string): Promise<void> {
    return this.#become(withoutModule(this.spec, service, name));
  }

  undo(): void {
    const last = this.#history.pop();
    if (!last) return;
    const { changes, conflicts } = undoingOf(last.record, (path) => this.files.get(path) ?? null);
    assert.deepEqual(conflicts, []);
    this.#apply(changes);
    this.spec = last.before;
  }

  async #become(to: ProjectSpec): Promise<void> {
    const manifest = { ...this.spec, format: 1 as const, tool };
    const { changes, manual, inTheWay, edited } = await transitionTo(
      to,
      {
        manifest,
        lock: this.#lock(),
        contentAt: (path) => this.files.get(path) ?? null,
        format: async (_path, _before, after) => after,
      },
      this.#templates,
    );
    assert.deepEqual({ manual, inTheWay, edited }, { manual: [], inTheWay: [], edited: [] });
    this.#history.push({ before: this.spec, record: recordOf('a command', changes) });
    this.#apply(changes);
    this.spec = to;
  }

  #lock(): Lock {
    const parse = (path: string): Lock => JSON.parse(this.files.get(path) ?? '{}') as Lock;
    const own = modulesOf(this.spec).flatMap(({ record }) =>
      Object.entries(parse(record).files ?? {}).map(([path, file]) => [path, { ...file, record }] as const),
    );
    return { files: { ...parse(lockFile).files, ...Object.fromEntries(own) } };
  }

  #apply(changes: ChangeSet): void {
    for (const { path, before, after } of changes) {
      assert.deepEqual([path, this.files.get(path) ?? null], [path, before]);
      if (after) this.files.set(path, after.content);
      else this.files.delete(path);
    }
  }
}

function moduleSpec(name: string, migration: number, options: object = {}) {
  const fields = ['title:string', 'amount:decimal:index', 'buyer:ref(users)?'].map(parseField);
  const taken = { modules: ['users', 'auth', 'audit'] };
  const definition = defineModule({ name, fields, ...options }, taken);
  return { name: definition.name, needs: [], migration, definition };
}

function contentsOf(tree: ReadonlyMap<string, { content: string }>): Map<string, string> {
  return new Map([...tree].map(([path, { content }]) => [path, content]));
}

const options = fc.record({
  owner: fc.boolean(),
  events: fc.boolean(),
  roles: fc.constantFrom({ reader: 'manager', writer: 'admin' }, { reader: 'admin', writer: 'admin' }),
});
const command = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('add' as const), options }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), at: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
);
const commands = fc.tuple(
  fc.shuffledSubarray(['orders', 'invoices', 'addresses', 'zebras', 'order-lines', 'boxes'], {
    minLength: 6,
  }),
  fc.array(command, { minLength: 1, maxLength: 6 }),
);

async function run(
  project: Project,
  [names, steps]: typeof commands extends fc.Arbitrary<infer T> ? T : never,
) {
  const added = () => modulesIn(project.spec, service).filter(isAdded);
  for (const step of steps) {
    if (step.kind === 'undo') project.undo();
    else if (step.kind === 'add') {
      const name = names.find((one) => !added().some((module) => module.name === one));
      if (name) await project.add(name, step.options);
    } else {
      const module = added()[step.at % Math.max(1, added().length)];
      if (module) await project.remove(module.name);
    }
  }
}

const frameworks = axes.framework.choices.map(({ value }) => value);

describe.each(frameworks)('after any commands, with %s', (framework) => {
  const spec = () => createSpec('shop', { ...defaults, framework });

  it('the files equal the tree of the spec', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        const project = await Project.create(spec());
        await run(project, sequence);
        expect(project.files).toEqual(contentsOf(await project.tree()));
      }),
      { numRuns: 8 },
    );
  });

  it(
    'edited files keep what the user wrote, and get their text back without the added modules',
    {
      timeout: 120_000,
    },
    async () => {
      await fc.assert(
        fc.asyncProperty(commands, async (sequence) => {
          const project = await Project.create(spec());
          const textOf = (path: string): string => project.files.get(path) ?? '';
          const edited = editedPaths(framework).map(
            (path) => [path, editedText(path, textOf(path), framework)] as const,
          );
          for (const [path, text] of edited) project.files.set(path, text);
          await run(project, sequence);
          for (const [path, text] of edited) expect(leftOf(text, textOf(path))).toBe('');
          for (const { name } of modulesIn(project.spec, service).filter(isAdded)) await project.remove(name);
          // A blank line that sets off an added statement stays.
          for (const [path, text] of edited) expect(compact(textOf(path))).toBe(compact(text));
        }),
        { numRuns: 4 },
      );
    },
  );
});

function compact(text: string): string {
  return text.replaceAll(/\n+/g, '\n');
}

/** Returns what of a text another one lacks, in order. */
function leftOf(text: string, longer: string): string {
  return diffWordsWithSpace(text, longer)
    .flatMap(({ removed, value }) => (removed ? value : []))
    .join('')
    .trim();
}

describe('a transition', () => {
  it('rejects a spec that differs in a choice or in the definition of a module', async () => {
    const project = await Project.create(createSpec('shop', defaults));
    await project.add('orders', {});
    const state = {
      manifest: { ...project.spec, format: 1 as const, tool },
      lock: { files: {} },
      contentAt: () => null,
      format: async () => null,
    };
    const other = { ...project.spec, answers: { ...defaults, framework: 'express' } };
    await expect(transitionTo(other, state, new Map())).rejects.toThrow('differ in more than added modules');
    const changed = withModule(
      withoutModule(project.spec, service, 'orders'),
      service,
      moduleSpec('orders', 4, { owner: true }),
    );
    await expect(transitionTo(changed, state, new Map())).rejects.toThrow(
      'differ in more than added modules',
    );
  });
});
