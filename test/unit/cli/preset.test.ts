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
  it.each(['team.json', 'team.yaml'])('restores the choices that were saved as %s', async (file) => {
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

  it('is overridden by flags, and leaves other choices open', async () => {
    await writeFile(join(cwd, 'team.yaml'), 'framework: express\nci: gitlab\n');
    const flags = await create('shop', '--config', 'team.yaml', '--ci', 'none', '--yes', ...quick, '--json');
    expect(JSON.parse(flags.stdout).answers).toMatchObject({ framework: 'express', ci: 'none' });
    const open = await create('other', '--config', 'team.yaml', '--json');
    expect([open.code, JSON.parse(open.stdout).error.missing]).toEqual([
      4,
      orderedAxes.map(({ flag }) => `--${flag}`).filter((flag) => !['--framework', '--ci'].includes(flag)),
    ]);
  });

  it('does not overwrite another file', async () => {
    await writeFile(join(cwd, 'mine.yaml'), 'mine: true\n');
    const { code, stderr } = await create('shop', '--yes', ...quick, '--save-config', 'mine.yaml');
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('mine.yaml already exists with different content'),
    ]);
    expect(await readdir(cwd)).toEqual(['mine.yaml']);
    expect(await readFile(join(cwd, 'mine.yaml'), 'utf8')).toBe('mine: true\n');
  });

  it.each([
    [
      'an unknown value',
      'framework: expres',
      'framework: is "expres", but must be one of: fastify, nestjs, express',
    ],
    ['an unknown key', 'framwork: express', 'framwork: is not a known key; did you mean framework?'],
    ['a value of the wrong type', 'install: maybe', 'install: is "maybe", but must be a boolean'],
    ['an invalid name', 'name: ../evil', 'name: is "../evil", which does not start with a lower-case letter'],
    ['a list', '- express', 'A preset must be an object'],
    ['no content', '', 'A preset must be an object'],
    ['a syntax error', 'framework: express\nci: [none', 'line 2, column'],
    ['a duplicate key', 'ci: none\nci: github', 'Map keys must be unique'],
    ['a key of the object prototype', '__proto__: {}\nconstructor: x', 'constructor: is not a known key'],
    ['nested aliases', `a: &a [x]\nb: &b [${'*a,'.repeat(50)}]\nc: [${'*b,'.repeat(50)}]`, 'alias'],
  ])('exits with 2 and reports the position and the reason for %s', async (_name, text, reason) => {
    await writeFile(join(cwd, 'team.yaml'), text);
    const { code, stderr } = await create('shop', '--yes', '--config', 'team.yaml');
    expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
    expect(stderr).toContain('The preset team.yaml');
    expect(await readdir(cwd)).toEqual(['team.yaml']);
  });

  it('reports all errors at once, also as data', async () => {
    await writeFile(join(cwd, 'team.json'), '{ "framework": "x", "ci": 3, "nope": true }');
    const { stdout } = await create('shop', '--yes', '--config', 'team.json', '--json');
    const paths = JSON.parse(stdout).error.faults.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(['framework', 'ci', 'nope']);
  });

  it.each(['missing.yaml', '.'])('exits with 2 when it cannot be read: %s', async (file) => {
    const { code, stderr } = await create('shop', '--yes', '--config', file);
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be read')]);
  });

  it('matches the JSON schema in the package', async () => {
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

describe('the printed command', () => {
  it('recreates the project', async () => {
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
