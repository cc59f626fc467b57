import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeEach, describe, expect, it } from 'vitest';
import { executable } from '../../support/cli.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const root = await temporaryFolder();
let cwd: string;
beforeEach(async () => (cwd = await mkdtemp(join(root, 'case-'))));

/** Runs a shell command line, in which `cea` calls the CLI. */
const shell = (line: string) =>
  execa('bash', ['-c', `cea() { "$NODE" "$CEA" "$@"; }; ${line}`], {
    cwd,
    reject: false,
    env: { NODE: process.execPath, CEA: executable, CI: '' },
  });

describe('closed output', () => {
  it.each([
    ['shop --yes --diff', 0],
    ['shop --yes --diff --json', 0],
    ['shop --yes --dry-run', 0],
    ['list', 0],
    ['list --json', 0],
    ['--help', 0],
    ['add-module --help', 0],
    ['completion bash', 0],
    ['--version', 0],
    ['info --json', 2],
    ['shop --framework nothing', 2],
    ['shop --framework nothing --json', 2],
    ['shop', 4],
  ])('keeps the exit code and prints no error: %s', async (args, code) => {
    // The reader exits before the CLI writes.
    const line = `exec 3> >(exec true); wait $!; cea ${args}`;
    expect(await shell(`${line} >&3`)).toMatchObject({
      exitCode: code,
      stderr: expect.not.stringMatching(/EPIPE|at /),
    });
    expect(await shell(`${line} >&3 2>&3`)).toMatchObject({ exitCode: code, stderr: '' });
  });

  it('does not stop the command', async () => {
    const line = 'exec 3> >(exec true); wait $!; cea shop --yes --no-install >&3 2>&3';
    expect(await shell(line)).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(cwd, 'shop/package.json'))).toBe(true);
    expect(await shell('git -C shop log --format=%s')).toMatchObject({ stdout: 'Create the project' });
  });
});

// Only Linux has /dev/full.
describe.runIf(existsSync('/dev/full'))('unwritable output', () => {
  it.each([
    ['list --json', 1],
    ['shop --yes --no-install --no-git', 1],
    ['shop --framework nothing --json', 2],
  ])('is reported as an error: %s', async (args, code) => {
    expect(await shell(`cea ${args} > /dev/full`)).toMatchObject({
      exitCode: code,
      stderr: expect.stringContaining('Error: The output could not be written: ENOSPC'),
    });
  });
});
