import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { orderedAxes } from '../../../src/options/axes.js';
import { parsePreset } from '../../../src/project/preset.js';
import { runCli } from '../../support/cli.js';
import { defaults } from '../../support/project.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const root = await temporaryFolder();
let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(root, 'case-'));
});
const create = (...args: string[]) => runCli(args, { cwd });
const quick = ['--no-install', '--no-git'];

async function planned(...args: string[]): Promise<{ code: number | undefined; answers: unknown }> {
  const { code, stdout } = await create(...args, '--dry-run', '--json');
  return { code, answers: JSON.parse(stdout) };
}

describe('a preset', () => {
  it.each(['team.json', 'team.yaml'])('that was saved as %s gives the same answers again', async (file) => {
    const typed = ['--framework', 'express', '--ci', 'gitlab', '--yes', ...quick];
    expect(await create('one', ...typed, '--save-config', file)).toMatchObject({ code: 0 });
    const text = await readFile(join(cwd, file), 'utf8');
    expect(parse(text)).toEqual({
      ...defaults,
      framework: 'express',
      ci: 'gitlab',
      install: false,
      git: false,
    });
    const { code, stdout } = await create('two', '--config', file, '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      {
        answers: { framework: 'express', ci: 'gitlab' },
        install: { state: 'skipped' },
        git: { state: 'skipped' },
      },
    ]);
  });

  it('gives way to flags, and leaves open what it does not say', async () => {
    await writeFile(join(cwd, 'team.yaml'), 'framework: express\nci: gitlab\n');
    const flags = await create('shop', '--config', 'team.yaml', '--ci', 'none', '--yes', ...quick, '--json');
    expect(JSON.parse(flags.stdout).answers).toMatchObject({ framework: 'express', ci: 'none' });
    const open = await create('other', '--config', 'team.yaml', '--json');
    expect([open.code, JSON.parse(open.stdout).error.missing]).toEqual([
      4,
      orderedAxes.map(({ flag }) => `--${flag}`).filter((flag) => !['--framework', '--ci'].includes(flag)),
    ]);
  });

  it('is not saved over another file', async () => {
    await writeFile(join(cwd, 'mine.yaml'), 'mine: true\n');
    const { code, stderr } = await create('shop', '--yes', ...quick, '--save-config', 'mine.yaml');
    expect([code, stderr]).toEqual([2, expect.stringContaining('mine.yaml is there already')]);
    expect(await readdir(cwd)).toEqual(['mine.yaml']);
    expect(await readFile(join(cwd, 'mine.yaml'), 'utf8')).toBe('mine: true\n');
  });

  it.each([
    [
      'an unknown value',
      'framework: expres',
      'framework: is "expres", which is none of: fastify, nestjs, express',
    ],
    ['an unknown key', 'framwork: express', 'framwork: is no key; did you mean framework?'],
    ['a value of another type', 'install: maybe', 'install: is "maybe", which is not a boolean'],
    [
      'a name that is none',
      'name: ../evil',
      'name: is "../evil", which does not start with a lower-case letter',
    ],
    ['no object', '- express', 'A preset is an object'],
    ['nothing', '', 'A preset is an object'],
    ['a fault of syntax', 'framework: express\nci: [none', 'line 2, column'],
    ['a key twice', 'ci: none\nci: github', 'Map keys must be unique'],
    ['a key of every object', '__proto__: {}\nconstructor: x', 'constructor: is no key'],
    ['nested aliases', `a: &a [x]\nb: &b [${'*a,'.repeat(50)}]\nc: [${'*b,'.repeat(50)}]`, 'alias'],
  ])('with %s exits with 2 and says where and why', async (_name, text, reason) => {
    await writeFile(join(cwd, 'team.yaml'), text);
    const { code, stderr } = await create('shop', '--yes', '--config', 'team.yaml');
    expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
    expect(stderr).toContain('The preset team.yaml');
    expect(await readdir(cwd)).toEqual(['team.yaml']);
  });

  it('tells every fault at once, as data too', async () => {
    await writeFile(join(cwd, 'team.json'), '{ "framework": "x", "ci": 3, "nope": true }');
    const { stdout } = await create('shop', '--yes', '--config', 'team.json', '--json');
    const paths = JSON.parse(stdout).error.faults.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(['framework', 'ci', 'nope']);
  });

  it.each(['missing.yaml', '.'])('that cannot be read exits with 2: %s', async (file) => {
    const { code, stderr } = await create('shop', '--yes', '--config', file);
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be read')]);
  });

  it('has a JSON schema in the package that says the same', async () => {
    const schema = await readFile(new URL('../../../dist/preset.schema.json', import.meta.url), 'utf8');
    const validate = new Ajv().compile(JSON.parse(schema));
    const examples = [
      {},
      { ...defaults, name: 'shop', install: true, git: false },
      ...orderedAxes.flatMap(({ id, choices }) => choices.map(({ value }) => ({ [id]: value }))),
      { framework: 'expres' },
      { nope: 1 },
      { name: '../evil' },
      { name: 'x'.repeat(65) },
      { git: 'yes' },
      [],
    ];
    for (const example of examples) {
      expect([example, validate(example)]).toEqual([example, 'preset' in parsePreset(example)]);
    }
    expect(examples.filter((example) => !validate(example))).toHaveLength(6);
  });
});

describe('the command that is printed', () => {
  it('makes the same project again', async () => {
    const typed = [
      "it's",
      '--name',
      'odd',
      '--framework',
      'nestjs',
      '--ci',
      'none',
      '--yes',
      ...quick,
      '--json',
    ];
    const { stdout } = await create(...typed);
    const { command, answers } = JSON.parse(stdout);
    expect(command).toContain(String.raw`npx create-enterprise-app 'it'\''s' --name odd --framework nestjs`);
    const again = command.split(' ').slice(3);
    const plan = await planned('other', ...again);
    expect(plan.code).toBe(0);
    expect(answers).toMatchObject({ framework: 'nestjs', ci: 'none' });
  });
});
