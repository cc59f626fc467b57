import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { openTerminal } from '../../support/terminal.js';
import type { TerminalOptions } from '../../support/terminal.js';

const root = await temporaryFolder();
let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(root, 'case-'));
});

const showCursor = '\u001B[?25h';
const bold = '\u001B[1m';
const keys = { enter: '\r', down: '\u001B[B', up: '\u001B[A', interrupt: '\u0003' };

function open(args: readonly string[], options: TerminalOptions = {}) {
  const terminal = openTerminal([...args, '--no-install', '--no-git'], {
    cwd,
    rows: 40,
    columns: 100,
    ...options,
  });
  onTestFinished(() => terminal.kill());
  return terminal;
}

describe('create in a terminal', () => {
  it('asks for missing choices, shows a summary and creates the project', async () => {
    const terminal = open(['--ci', 'none', '--package-manager', 'npm']);
    await terminal.waitFor('Directory');
    terminal.write(`shop${keys.enter}`);
    await terminal.waitFor(/Framework[^]*Back[^]*fast and small/);
    terminal.write(keys.down);
    await terminal.waitFor('modules, controllers');
    terminal.write(keys.enter);
    const summary = await terminal.waitFor(/Write these files\?[^]*Cancel/);
    expect(summary).toMatch(/Directory +shop \(\d+ files\)/);
    expect(summary).toMatch(/Framework +NestJS/);
    expect(await readdir(cwd)).toEqual([]);
    terminal.write(keys.enter);
    expect(await terminal.exited).toEqual({ exitCode: 0, signal: null });
    expect(terminal.screen()).toContain('cd shop');
    expect(terminal.screen()).toContain('npx create-enterprise-app shop --framework nestjs');
    const manifest = JSON.parse(await readFile(join(cwd, 'shop/.enterprise/project.json'), 'utf8'));
    expect(manifest.answers).toMatchObject({ framework: 'nestjs', ci: 'none' });
  });

  it.each(['true', '1'])('does not prompt when CI is %s', async (CI) => {
    const terminal = open([], { env: { CI } });
    expect(await terminal.exited).toMatchObject({ exitCode: 4 });
    expect(terminal.screen()).toContain('when CI is set');
    expect(await readdir(cwd)).toEqual([]);
  });

  it.each(['false', '0', ''])('prompts when CI is %j', async (CI) => {
    expect(await open([], { env: { CI } }).waitFor('Directory')).toContain('my-app');
  });

  it('goes back to an earlier question with its answer as the default', async () => {
    const terminal = open(['shop', '--framework', 'fastify', '--package-manager', 'npm']);
    expect(await terminal.waitFor(/CI[^]*GitHub/)).not.toContain('Back');
    terminal.write(keys.down + keys.enter);
    await terminal.waitFor(/CI +GitLab[^]*Write these files/);
    terminal.write(keys.down + keys.enter);
    await terminal.waitFor(/❯ GitLab/);
    terminal.write(keys.up + keys.enter);
    await terminal.waitFor(/CI +GitHub[^]*Write these files/);
    terminal.write(keys.enter);
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(await readdir(join(cwd, 'shop'))).toContain('.github');
  });

  it('does not prompt with --yes', async () => {
    const terminal = open(['shop', '--yes']);
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    expect(terminal.screen()).not.toContain('?');
  });

  it('validates the directory while typing', async () => {
    await mkdir(join(cwd, 'full/of'), { recursive: true });
    const terminal = open(['--framework', 'fastify', '--ci', 'none', '--package-manager', 'npm']);
    await terminal.waitFor('Directory');
    terminal.write(`a;id${keys.enter}`);
    await terminal.waitFor('has characters other than');
    terminal.write(`\u0015full${keys.enter}`);
    await terminal.waitFor('is not empty');
    terminal.write(`\u0015good${keys.enter}`);
    expect(await terminal.waitFor('Write these files')).toMatch(/Directory +good/);
  });

  it.each([
    ['the directory', [], 'Directory'],
    ['a choice', ['shop'], 'Framework'],
  ])('exits with 130 and writes nothing on Ctrl-C at %s', async (_name, args, question) => {
    const terminal = open(args);
    await terminal.waitFor(question);
    terminal.write(keys.interrupt);
    expect(await terminal.exited).toEqual({ exitCode: 130, signal: null });
    expect(terminal.screen()).toContain('Cancelled. Nothing was written.');
    expect(terminal.output()).toContain(showCursor);
    expect(await readdir(cwd)).toEqual([]);
  });

  it('exits with 130 and writes nothing on "Cancel"', async () => {
    const terminal = open(['shop', '--framework', 'fastify', '--package-manager', 'npm']);
    await terminal.waitFor('CI');
    terminal.write(keys.enter);
    await terminal.waitFor('Write these files');
    terminal.write(keys.down + keys.down + keys.enter);
    expect(await terminal.exited).toMatchObject({ exitCode: 130 });
    expect(await readdir(cwd)).toEqual([]);
  });

  it('does not prompt with --json', async () => {
    const terminal = open(['shop', '--json']);
    expect(await terminal.exited).toMatchObject({ exitCode: 4 });
    expect(terminal.output()).toContain('"code": "answers_missing"');
  });
});

describe('terminals', () => {
  it.each([0, 40, 200])('show progress with %i columns', async (columns) => {
    const terminal = open(['shop', '--yes'], { columns });
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
    const lines = terminal.output().split('\n');
    expect(lines.length).toBeLessThan(20);
    expect(terminal.output()).toMatch(/✓.*Write \d+ files/);
  });

  it.each([0, 40])('support prompts with %i columns', async (columns) => {
    const terminal = open(['shop', '--framework', 'fastify', '--package-manager', 'npm'], { columns });
    await terminal.waitFor('GitHub');
    terminal.write(keys.enter);
    await terminal.waitFor('Write these');
    terminal.write(keys.enter);
    expect(await terminal.exited).toMatchObject({ exitCode: 0 });
  });

  it.each([
    [{}, true],
    [{ NO_COLOR: '1' }, false],
    [{ FORCE_COLOR: '0' }, false],
  ])('have colours depending on %j', async (env, coloured) => {
    const terminal = openTerminal(['list'], { env });
    onTestFinished(() => terminal.kill());
    await terminal.exited;
    expect(terminal.output().includes(bold)).toBe(coloured);
  });
});
