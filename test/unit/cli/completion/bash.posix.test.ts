import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, it } from 'vitest';
import { bashScript } from '../../../../src/cli/completion/bash.js';
import { orderedAxes } from '../../../../src/options/axes.js';
import { awkward, awkwardWords } from '../../../support/awkward-command.js';
import { runCli } from '../../../support/cli.js';
import { temporaryFolder } from '../../../support/temporary-folder.js';

const folder = await temporaryFolder();
const cwd = join(folder, 'work');
const script = join(folder, 'completion.bash');
beforeAll(async () => {
  await mkdir(join(cwd, 'my dir'), { recursive: true });
  await writeFile(join(cwd, 'my file'), '');
  await writeFile(script, (await runCli(['completion', 'bash'])).stdout);
});

/** Returns the completions that bash offers for the last word. */
async function offered(words: readonly string[], file = script, program = 'create-enterprise-app') {
  const call = `
    source "$1"; shift
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
    "$(complete -p "$1" | sed -E 's/.*-F ([^ ]+).*/\\1/')"
    if [[ \${#COMPREPLY[@]} -gt 0 ]]; then printf '%s\\n' "\${COMPREPLY[@]}"; fi`;
  const args = ['--norc', '-c', call, 'bash', file, program, ...words];
  const { stdout, stderr } = await execa('bash', args, { cwd });
  expect(stderr).toBe('');
  return stdout === '' ? [] : stdout.split('\n');
}

describe('bash', () => {
  it.each([
    [[''], ['list', 'info', 'status', 'add-module', 'remove-module', 'undo', 'completion', 'my dir']],
    [['l'], ['list']],
    [['m'], ['my dir']],
    [
      ['shop', '--no-'],
      ['--no-install', '--no-git'],
    ],
    [['shop', 'l'], []],
    [['--yes', 'l'], ['list']],
    [['--name', ''], []],
    [['--name', 'list', '--js'], ['--json']],
    [
      ['list', '--'],
      ['--json', '--help'],
    ],
    [
      ['list', ''],
      ['--json', '-h', '--help'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [
      ['completion', 'bash', '-'],
      ['-h', '--help'],
    ],
    [
      ['--ci', 'git'],
      ['github', 'gitlab'],
    ],
    // bash splits words at `=` by default.
    [
      ['--ci', '=', 'git'],
      ['github', 'gitlab'],
    ],
    [
      ['--ci', '='],
      ['github', 'gitlab', 'none'],
    ],
    [['--ci=git'], ['--ci=github', '--ci=gitlab']],
    [['--ci', '=', 'github', 'l'], ['list']],
  ])('offers for %j: %j', async (words, expected) => {
    expect(await offered(words)).toEqual(expected);
  });

  it.each(orderedAxes.map(({ flag, choices }) => [flag, choices.map(({ value }) => value)]))(
    'offers every value of --%s',
    async (flag, values) => {
      expect(await offered([`--${flag}`, ''])).toEqual(values);
    },
  );

  it('quotes special characters', async () => {
    const file = join(folder, 'awkward.bash');
    await writeFile(file, bashScript(awkward));
    const inAwkward = (...words: string[]) => offered(words, file, awkward.name);
    expect(await inAwkward('--of', '')).toEqual(awkwardWords);
    expect(await inAwkward('--of', '$(')).toEqual(['$(touch made)']);
    expect(await inAwkward('--to', 'my')).toEqual(['my dir', 'my file']);
    expect(await inAwkward('')).toEqual(['module']);
    expect(await inAwkward('module', '')).toEqual(['add']);
    expect(await inAwkward('module', 'add', 'a b', "it's", 'a:')).toEqual(['a:b']);
    expect(await readdir(cwd)).toEqual(['my dir', 'my file']);
  });
});
