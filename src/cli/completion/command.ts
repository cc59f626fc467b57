import { Argument, Command } from 'commander';
import { exitCode } from '../terminal/failure.js';
import type { ExitCode } from '../terminal/failure.js';
import type { Output } from '../terminal/output.js';
import type { CommandDescription } from './description.js';

const installation = `
The command must be on the PATH: npm install --global create-enterprise-app

bash, in ~/.bashrc:
  eval "$(create-enterprise-app completion bash)"
or, with bash-completion, in a file that is loaded on demand:
  create-enterprise-app completion bash > ~/.local/share/bash-completion/completions/create-enterprise-app

zsh, in a folder of fpath, which ~/.zshrc sets before it calls compinit:
  mkdir -p ~/.zfunc && create-enterprise-app completion zsh > ~/.zfunc/_create-enterprise-app
  fpath+=~/.zfunc && autoload -Uz compinit && compinit

fish:
  create-enterprise-app completion fish > ~/.config/fish/completions/create-enterprise-app.fish

Completion works in new shells. Repeat these steps after an update.`;

const scripts = {
  bash: async () => (await import('./bash.js')).bashScript,
  zsh: async () => (await import('./zsh.js')).zshScript,
  fish: async () => (await import('./fish.js')).fishScript,
};
type Shell = keyof typeof scripts;
export const shells = Object.keys(scripts) as readonly Shell[];

/** Returns a completion script. It contains all candidates, so that completing a word starts no process. */
export async function completionScript(shell: Shell, program: CommandDescription): Promise<string> {
  const scriptFor = await scripts[shell]();
  return scriptFor(program);
}

/** Returns the command that prints the completion script of `program` for a shell. */
export function completionCommand(
  program: Command,
  output: Output,
  finish: (code: ExitCode) => void,
): Command {
  return new Command('completion')
    .description('print a completion script for a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .addHelpText('after', installation)
    .action(async (shell: Shell) => {
      const { describe } = await import('./description.js');
      const script = await completionScript(shell, describe(program));
      output.result(script, { shell, script });
      finish(exitCode.done);
    });
}
