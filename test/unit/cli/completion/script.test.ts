import { describe as group, expect, it } from 'vitest';
import { completionScript, shells } from '../../../../src/cli/completion/command.js';
import { describe } from '../../../../src/cli/completion/description.js';
import { jsonOutput } from '../../../../src/cli/terminal/output.js';
import { createProgram } from '../../../../src/cli/program.js';
import { orderedAxes } from '../../../../src/options/axes.js';
import { runCli } from '../../../support/cli.js';

const program = createProgram(jsonOutput, () => undefined);
const description = describe(program);

group('the description of the command line', () => {
  it('has the commands, options and arguments that --help shows', async () => {
    const { stdout } = await runCli(['--help']);
    expect(description.name).toBe('create-enterprise-app');
    const shown = [...stdout.matchAll(/^ {2}(-[^<\n]+?)(?: <| {2})/gm)].flatMap(([, names = '']) =>
      names.split(', '),
    );
    expect(description.options.flatMap(({ names }) => names).toSorted()).toEqual(shown.toSorted());
    expect(description.commands.map(({ name }) => name)).toEqual(
      program.commands.map((command) => command.name()),
    );
    expect(description.arguments).toEqual([{ label: 'directory', kind: 'directory' }]);
  });

  it('has the values of every choice with their descriptions', () => {
    for (const { flag, choices } of orderedAxes) {
      const option = description.options.find(({ names }) => names.includes(`--${flag}`));
      expect(option?.value).toMatchObject({
        kind: 'one of',
        words: choices.map(({ value, help }) => ({ text: value, summary: expect.stringContaining(help) })),
      });
    }
  });

  it('distinguishes options without a value from options with any value', () => {
    const valueOf = (name: string) => description.options.find(({ names }) => names.includes(name))?.value;
    expect(valueOf('--yes')).toBeUndefined();
    expect(valueOf('--name')).toEqual({ label: 'name', kind: 'text' });
  });
});

group('the completion command', () => {
  it.each(shells)('prints the script for %s', async (shell) => {
    const { code, stdout, stderr } = await runCli(['completion', shell]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(await completionScript(shell, description));
  });

  it.each(shells)('includes every option, choice and command for %s', async (shell) => {
    const script = await completionScript(shell, description);
    for (const { options, commands } of [description, ...description.commands]) {
      for (const { names } of options) {
        for (const name of names)
          expect(script).toContain(shell === 'fish' ? name.replace(/^-+/, '-option ') : name);
      }
      for (const { name } of commands) expect(script).toContain(`${name}'`);
    }
    for (const { value } of orderedAxes.flatMap(({ choices }) => choices)) expect(script).toContain(value);
  });

  it.each(['zsh', 'fish'] as const)('includes descriptions for %s', async (shell) => {
    const script = await completionScript(shell, description);
    for (const { help } of orderedAxes.flatMap(({ choices }) => choices)) expect(script).toContain(help);
  });

  it('explains the installation for every shell with --help', async () => {
    const { stdout } = await runCli(['completion', '--help']);
    for (const shell of shells) expect(stdout).toContain(`create-enterprise-app completion ${shell}`);
  });

  it('rejects other shells', async () => {
    expect(await runCli(['completion', 'ksh'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Allowed choices are bash, zsh, fish'),
    });
  });
});
