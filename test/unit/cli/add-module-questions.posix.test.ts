import { cp, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCli } from '../../support/cli.js';
import { snapshotOf } from '../../support/snapshot-of.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { openTerminal } from '../../support/terminal.js';
import type { OpenTerminal } from '../../support/terminal.js';

const root = await temporaryFolder();
const shop = join(root, 'shop');
await runCli([shop, '--yes', '--no-install', '--no-git']);
const untouched = await snapshotOf(shop);

const keys = { enter: '\r', down: '\u001B[B', up: '\u001B[A', clear: '\u0015', interrupt: '\u0003' };
const orders = [
  '--field',
  'number:string:unique:max=40',
  '--field',
  'status:enum(open|paid)=open:index',
] as const;

async function copyOf(project: string): Promise<string> {
  const copy = join(await mkdtemp(join(root, 'copy-')), 'shop');
  await cp(project, copy, { recursive: true });
  return copy;
}

function open(args: readonly string[], cwd = shop): OpenTerminal {
  const terminal = openTerminal(['add-module', ...args], { cwd, rows: 70, columns: 200 });
  onTestFinished(() => terminal.kill());
  return terminal;
}

/** Waits for each question, the only line that starts with a question mark, and answers it with keys and Enter. */
async function answer(terminal: OpenTerminal, ...steps: readonly (readonly [RegExp | string, string])[]) {
  for (const [question, text] of steps) {
    const pattern =
      question instanceof RegExp ? question.source : question.replaceAll(/[?|()]/g, String.raw`\$&`);
    await terminal.waitFor(new RegExp(String.raw`^\? [^]*?${pattern}`, 'm'));
    terminal.write(text === keys.interrupt ? text : text + keys.enter);
  }
}

async function definitionIn(project: string): Promise<unknown> {
  const folder = join(project, '.enterprise/services/user-service');
  const names = (await readdir(folder)).filter((name) => !/^(users|auth|audit)\.json$/.test(name));
  return JSON.parse(await readFile(join(folder, names.at(-1) ?? ''), 'utf8')).definition;
}

const toType = (presses: number): string => keys.down.repeat(presses);

/** The answers for the fields of `orders`, up to the prompt for another field. */
const ordersFields = [
  [/Field 1 /, 'number'],
  [/number: type[^]*a line of text/, ''],
  ['number: optional?', ''],
  [/number: unique\?[^]*Yes/, keys.up],
  ['number: maximum length', '40'],
  ['number: minimum length', ''],
  [/Field 2 /, 'status'],
  [/status: type[^]*a line of text/, toType(12)],
  ['status: values', 'open|paid'],
  ['status: optional?', ''],
  ['status: indexed?', keys.up],
  ['status: default', 'open'],
] as const;

describe('add-module in a terminal', () => {
  it('asks for the reader role when the default role does not exist', async () => {
    const project = await copyOf(shop);
    const access = join(project, 'services/user-service/src/access.ts');
    const text = await readFile(access, 'utf8');
    await writeFile(
      access,
      text
        .replace(/ {2}manager: \{[^}]*\},/, "  auditor: { inherits: ['user'], permissions: ['audit:read'] },")
        .replace("['manager']", "['auditor']"),
    );
    const terminal = open(['orders', '--field', 'total:int', '--owner', '--no-events'], project);
    await answer(terminal, ['Which role may read all records?', keys.down], ['Write these files', '']);
    await terminal.waitFor(/Next:/);
    expect(await definitionIn(project)).toMatchObject({ roles: { reader: 'auditor', writer: 'admin' } });
  });

  it('asks field by field, shows a summary, and makes the same changes as the flags', async () => {
    const [asked, typed] = await Promise.all([copyOf(shop), copyOf(shop)]);
    const terminal = open([], asked);
    await answer(
      terminal,
      ['Module name', 'orders'],
      ...ordersFields,
      [/Field 3 .*empty to finish/, ''],
      ['Do records belong to the user', ''],
      ['Publish events', ''],
    );
    const plan = await terminal.waitFor(/Write these files\?[^]*Cancel/);
    expect(plan).toMatch(/Routes +\/api\/v1\/orders \(GET, POST\)/);
    expect(plan).toMatch(/Permissions +orders:read \(manager\), orders:write \(admin\)/);
    expect(plan).toMatch(/Events +order\.created/);
    expect(plan).toContain('+ services/user-service/src/modules/orders/domain/order.ts');
    expect(plan).toContain('~ services/user-service/src/access.ts');
    const [command = ''] = /npx create-enterprise-app add-module .*/.exec(plan) ?? [];
    expect(command).toContain(`orders --field number:string:unique:max=40 --field '${orders[3]}'`);
    expect(await snapshotOf(asked)).toEqual(untouched);
    terminal.write(keys.enter);
    expect(await terminal.exited).toEqual({ exitCode: 0, signal: null });

    expect((await runCli(['add-module', 'orders', ...orders], { cwd: typed })).code).toBe(0);
    expect(await definitionIn(asked)).toEqual(await definitionIn(typed));
    expect(await snapshotOf(asked)).toEqual(await snapshotOf(typed));
  });

  it('shows validation errors while typing', async () => {
    const terminal = open([]);
    await answer(
      terminal,
      ['Module name', 'users'],
      ['The module "users" already exists; choose another name', `${keys.clear}../x`],
      ['has only letters a-z', `${keys.clear}orders`],
      [/Field 1 /, ''],
      ['a field needs a name', `order number`],
      ['must be camelCase, with only letters a-z and digits: orderNumber', `${keys.clear}total`],
      [/total: type[^]*a line of text/, toType(4)],
      [/total: decimal places/, ''],
      ['total: optional?', ''],
      ['total: unique?', ''],
      ['total: indexed?', ''],
      ['total: maximum', '9.999'],
      ['max=9.999 has more than 2 decimal places', `${keys.clear}9`],
      ['total: minimum', '10'],
      ['is greater than max=9', `${keys.clear}1`],
      ['total: default', '0'],
      ['the default "0" is less than min=1', `${keys.clear}2`],
      [/Field 2 /, 'total'],
      ['is defined twice', `${keys.clear}x:int`],
    );
    expect(await terminal.waitFor('must be camelCase')).toMatch(/total: default .* 2\n/);
  });

  it('asks for missing values only', async () => {
    const terminal = open(['--field', 'parent:ref(users)?', '--owner', '--no-events', '--dry-run']);
    await answer(terminal, ['Module name', 'notes']);
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(terminal.screen()).toContain('files would be written');
    expect(terminal.screen()).not.toMatch(/belong|Publish events|Write these/);
    expect(await snapshotOf(shop)).toEqual(untouched);
  });

  it('accepts references to existing modules, and optional ones to the module itself', async () => {
    const terminal = open(['parts', '--owner', '--no-events']);
    await answer(
      terminal,
      [/Field 1 /, 'whole'],
      [/whole: type[^]*a line of text/, keys.up.repeat(2) + toType(13)],
    );
    const targets = await terminal.waitFor(/whole: refers to[^]*users[^]*parts/);
    expect(targets).not.toContain('audit');
    await answer(
      terminal,
      ['whole: refers to', keys.down],
      ['whole: unique?', ''],
      ['whole: indexed?', ''],
      [/Field 2 /, ''],
    );
    const plan = await terminal.waitFor('Write these files?');
    expect(plan).toContain("parts --field 'whole:ref(parts)?' --owner --no-events");
    expect(plan).not.toContain('optional?');
  });

  it('goes back from the summary over every kind of question, with the earlier answers as defaults', async () => {
    const terminal = open(['notes']);
    await answer(
      terminal,
      [/Field 1 /, 'pinned'],
      [/pinned: type[^]*a line of text/, toType(5)],
      ['pinned: optional?', ''],
      ['pinned: indexed?', ''],
      ['pinned: default', 'true'],
      [/Field 2 /, ''],
      ['Do records belong', keys.up],
      ['Publish events', ''],
      [/Write these files[^]*Cancel/, keys.down],
      [/Publish events[^\n]*\n❯ Yes\n +No/, keys.down.repeat(2)],
      [/Do records belong[^\n]*\n❯ Yes/, keys.down.repeat(2)],
      [/Field 2 .*< goes back/, '<'],
      [/default \(empty for none; < goes back\) \(true\)/, 'false'],
      [/Field 2 /, ''],
      [/Do records belong[^\n]*\n❯ Yes/, keys.down],
      ['Publish events', ''],
    );
    const plan = await terminal.waitFor(/pinned:boolean=false[^]*Write these files\?[^]*Cancel/);
    expect(plan).toMatch(/notes --field pinned:boolean=false$/m);
    terminal.write(keys.interrupt);
    expect(await terminal.exited).toMatchObject({ exitCode: 130 });
  });

  it.each([
    ['the name', [['Module name', keys.interrupt]]],
    ['a field', [['Module name', 'orders'], ...ordersFields.slice(0, 4), ['maximum length', keys.interrupt]]],
  ] as const)('exits with 130 and changes nothing on Ctrl-C at %s', async (_name, steps) => {
    const terminal = open([]);
    await answer(terminal, ...steps);
    expect(await terminal.exited).toEqual({ exitCode: 130, signal: null });
    expect(terminal.screen()).toContain('Cancelled. Nothing was written.');
    expect(await snapshotOf(shop)).toEqual(untouched);
  });

  it('exits with 130 and changes nothing on "Cancel" at the summary', async () => {
    const terminal = open(['--field', 'total:int']);
    await answer(
      terminal,
      ['Module name', 'orders'],
      ['Do records belong', ''],
      ['Publish events', ''],
      [/Write these files\?[^]*Cancel/, keys.down.repeat(2)],
    );
    expect(await terminal.exited).toEqual({ exitCode: 130, signal: null });
    expect(terminal.screen()).toContain('Cancelled. Nothing was written.');
    expect(await snapshotOf(shop)).toEqual(untouched);
  });

  it('lists manual edits in the summary, and leaves them to do after confirmation', async () => {
    const project = await copyOf(shop);
    const composition = join(project, 'services/user-service/src/composition.ts');
    const text = await readFile(composition, 'utf8');
    await writeFile(composition, text.replace(/= \[\n {4}\/\/[^\]]*\];/, '= all(users, auth, audit);'));
    const terminal = open(['--field', 'total:int', '--owner', '--no-events'], project);
    await answer(terminal, ['Module name', 'orders']);
    const plan = await terminal.waitFor(/Write these files\?[^]*Cancel/);
    expect(plan).toMatch(/To do by hand:\nservices\/user-service\/src\/composition\.ts:\d+/);
    expect(plan).toContain('--no-events --allow-manual');
    terminal.write(keys.enter);
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(terminal.screen()).toContain('To do in services/user-service/src/composition.ts');
  });

  it('rejects invalid arguments before it prompts', async () => {
    const project = await copyOf(shop);
    await execa('git', ['init', '--quiet'], { cwd: project });
    for (const [args, message] of [
      [['users'], 'The module "users" already exists'],
      [['--field', 'total:nit'], 'did you mean int?'],
      [['orders'], 'uncommitted changes'],
    ] as const) {
      const terminal = open(args, project);
      expect(await terminal.exited).toMatchObject({ exitCode: 2 });
      expect(terminal.screen()).toContain(message);
      expect(terminal.output()).not.toContain('Field 1');
    }
  });

  it('does not prompt with --json', async () => {
    const terminal = open(['--json']);
    expect(await terminal.exited).toMatchObject({ exitCode: 4 });
    expect(terminal.output()).toContain('"code": "answers_missing"');
  });
});

describe('add-module without a terminal', () => {
  const run = (...args: string[]) => runCli(['add-module', ...args], { cwd: shop });

  it.each([
    [[], '<name>, --field', 'orders --field name:string'],
    [['notes', '--owner'], '--field', 'notes --field name:string --owner'],
    [['--field', 'body:text?'], '<name>', "orders --field 'body:text?'"],
  ])('exits with 4 and shows the missing arguments and a command for %j', async (args, missing, words) => {
    const command = `npx create-enterprise-app add-module ${words}`;
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toContain(`Missing arguments: ${missing}.`);
    expect(stderr).toContain(command);
    expect(JSON.parse((await run(...args, '--json')).stdout)).toMatchObject({
      status: 'failed',
      exitCode: 4,
      error: { code: 'answers_missing', missing: missing.split(', '), command },
    });
    expect(await snapshotOf(shop)).toEqual(untouched);
  });

  it('rejects a service that does not exist or has no modules folder', async () => {
    const field = ['orders', '--field', 'total:int', '--dry-run'];
    expect((await run(...field, '--service', 'user-service')).code).toBe(0);
    const { code, stderr } = await run(...field, '--service', '../user-service');
    expect([code, stderr]).toEqual([2, expect.stringContaining('Services: user-service.')]);

    const project = await copyOf(shop);
    await mkdir(join(project, 'services/billing'));
    await writeFile(join(project, 'services/billing/package.json'), '{}');
    const several = (...args: string[]) => runCli(['add-module', ...field, ...args], { cwd: project });
    expect((await several()).code).toBe(0);
    expect(await several('--service', 'billing')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('it has no folder src/modules') as string,
    });
    expect((await several('--service', 'user-service')).code).toBe(0);
  });
});
