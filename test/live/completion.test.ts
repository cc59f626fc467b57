import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { fishScript } from '../../src/cli/completion/fish.js';
import { zshScript } from '../../src/cli/completion/zsh.js';
import { axes } from '../../src/options/axes.js';
import { awkward, awkwardWords } from '../support/awkward-command.js';
import { runCli } from '../support/cli.js';
import { installShells } from '../support/shells.js';
import type { InstalledShell } from '../support/shells.js';
import { openProgram } from '../support/terminal.js';
import type { OpenTerminal } from '../support/terminal.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = await temporaryFolder();
const cwd = join(folder, 'work');
const { zsh, fish } = await installShells(join(folder, 'shells'));
beforeAll(async () => {
  await mkdir(join(cwd, 'my dir'), { recursive: true });
  await writeFile(join(cwd, 'my file'), '');
});

const command = 'create-enterprise-app';
const frameworks = axes.framework.choices;

/** Writes the completion script of a shell to a file and returns its path. */
async function scriptFor(shell: string, name: string): Promise<string> {
  const { code, stdout } = await runCli(['completion', shell]);
  expect(code).toBe(0);
  const file = join(folder, name);
  await writeFile(file, `${stdout}\n`);
  return file;
}

function open(shell: InstalledShell, args: readonly string[], env: Record<string, string>): OpenTerminal {
  const terminal = openProgram(shell.program, args, {
    cwd,
    columns: 100,
    env: { ...shell.env, HOME: folder, PS1: 'ready> ', ...env },
  });
  onTestFinished(() => terminal.kill());
  return terminal;
}

/** Types on an empty line and returns the screen when it shows the expected completion. */
async function type(
  terminal: OpenTerminal,
  keys: string,
  expected: RegExp,
  program = command,
): Promise<string> {
  terminal.write('\u0015\u000C');
  await terminal.waitFor(/^ready>$/);
  terminal.write(`${program} ${keys}`);
  return terminal.waitFor(expected);
}

describe('bash, interactive', () => {
  it('completes commands, directories, options and their values', async () => {
    const script = await scriptFor('bash', 'completion.bash');
    const bash = open({ program: 'bash', env: {} }, ['--norc', '--noprofile', '-i'], {});
    await bash.waitFor('ready>');
    bash.write(`source '${script}'\r`);
    await type(bash, 'comp\tx', /app completion x$/);
    await type(bash, 'm\t', /app my\\ dir\/$/);
    await type(bash, '--fr\tf\tx', /app --framework fastify x$/);
    await type(bash, '--framework=f\tx', /app --framework=fastify x$/);
    await type(bash, '--framework=\t\t', /ready>[^]+ready>/);
    for (const { value } of frameworks) expect(await bash.waitFor(value)).toContain(value);
    bash.write('\u0015COMP_WORDBREAKS=" "\r');
    await type(bash, '--ci=gitl\tx', /app --ci=gitlab x$/);
  });
});

describe('zsh, interactive', () => {
  // An unpacked zsh does not find its modules and functions at the compiled-in paths.
  const parts = zsh.root
    ? `module_path=('${zsh.root}'/usr/lib/*/zsh/*) fpath=('${zsh.root}'/usr/share/zsh/functions/**/*(/))`
    : '';
  const startup = ['autoload -Uz compinit', 'compinit -u -D', 'LISTMAX=1000', "PROMPT='ready> '"];
  const start = async (name: string, lines: readonly string[]) => {
    const home = join(folder, name);
    await mkdir(home);
    await writeFile(join(home, '.zshrc'), [parts, ...lines].join('\n'));
    const terminal = open(zsh, ['-d', '-i'], { ZDOTDIR: home });
    await terminal.waitFor('ready>');
    return terminal;
  };

  it('completes and describes commands, directories, options and their values', async () => {
    const script = await scriptFor('zsh', '_create-enterprise-app');
    const terminal = await start('fpath', [`fpath+='${join(script, '..')}'`, ...startup]);
    await type(terminal, '\t', /my\\? dir\//);
    const words = await terminal.waitFor(/list +-- list all choices/);
    expect(words).not.toContain('my file');
    await type(terminal, 'm\t', /app my\\ dir\/$/);
    await type(terminal, '--fr\tf\tx', /app --framework[= ]fastify x$/);
    await type(terminal, 'shop --framework=\t', /express/);
    for (const { value, label, help } of frameworks) {
      await terminal.waitFor(new RegExp(`${value} +-- ${label}: ${help}`));
    }
    await type(terminal, 'shop --yes --no-g\tx', /app shop --yes --no-git x$/);
    await type(terminal, 'list --j\tx', /app list --json x$/);
    await type(terminal, 'completion \t', /zsh/);
    await terminal.waitFor('bash');
  });

  it('escapes special characters', async () => {
    const script = join(folder, '_my-program');
    await writeFile(script, zshScript(awkward));
    const terminal = await start('awkward', [`fpath+='${folder}'`, ...startup]);
    await type(terminal, '--of \t', /!!/, 'my-program');
    // zsh draws the list line by line.
    for (const word of awkwardWords) await terminal.waitFor(`${word} `);
    await terminal.waitFor(String.raw`-- It's "it's": $(touch made) [x] \ `.trimEnd());
    await type(terminal, 'module add x it\t', /my-program module add x it\\'s$/, 'my-program');
    await type(terminal, '--to my\\ f\tx', /my-program --to my\\ file x$/, 'my-program');
    expect(await readdir(cwd)).toEqual(['my dir', 'my file']);
  });

  it('supports sourcing the script in a start-up file', async () => {
    const script = await scriptFor('zsh', 'completion.zsh');
    const terminal = await start('sourced', [...startup, `source '${script}'`]);
    expect(await type(terminal, '--ci gitl\tx', /x$/)).toContain('app --ci gitlab x');
  });
});

describe('fish', () => {
  const complete = async (line: string, own?: string) => {
    const script = own ?? (await scriptFor('fish', 'completion.fish'));
    const { stdout } = await execa(
      fish.program,
      ['--no-config', '--command', 'source $argv[1]; complete --do-complete $argv[2]', script, line],
      { cwd, env: { ...fish.env, HOME: folder } },
    );
    return stdout.split('\n').filter((word) => word !== '');
  };

  it.each([
    ['', ['add-module', 'completion', 'info', 'list', 'my dir/', 'remove-module', 'status', 'undo']],
    ['comp', ['completion']],
    ['shop ', []],
    ['shop --no-', ['--no-git', '--no-install']],
    ['--framework ', frameworks.map(({ value }) => value).toSorted()],
    ['--framework=f', ['--framework=fastify']],
    ['--name ', []],
    ['--name list --j', ['--json']],
    ['list --', ['--help', '--json']],
    ['completion ', ['bash', 'fish', 'zsh']],
  ])('completes "%s"', async (words, expected) => {
    const offered = await complete(`${command} ${words}`);
    expect(offered.map((line) => line.split('\t')[0])).toEqual(expected);
  });

  it('escapes special characters', async () => {
    const script = join(folder, 'awkward.fish');
    await writeFile(script, fishScript(awkward));
    const offered = async (line: string) =>
      (await complete(`my-program ${line}`, script)).map((word) => word.split('\t')[0]);
    const values = await offered('--of ');
    expect(values).toHaveLength(awkwardWords.length);
    expect(values).toEqual(expect.arrayContaining(awkwardWords));
    expect(await offered('--to m')).toEqual(['my dir/', 'my file']);
    expect(await offered('')).toEqual(['module']);
    expect(await offered('module ')).toEqual(['add']);
    expect(await offered('module add x y a')).toEqual(['a b', 'a:b']);
    expect(await readdir(cwd)).toEqual(['my dir', 'my file']);
  });

  it('describes values and commands', async () => {
    const [{ value, label, help } = expect.fail()] = frameworks;
    expect(await complete(`${command} --framework ${value}`)).toEqual([`${value}\t${label}: ${help}`]);
    expect(await complete(`${command} li`)).toEqual(['list\tlist all choices']);
  });
});
