import { Argument, Command } from 'commander';
import { exitCode } from '../failure.js';
import type { ExitCode } from '../failure.js';
import type { Output } from '../output.js';
import { shells } from './shells.js';
import type { Shell } from './shells.js';

const installation = `
The command must be on the PATH: npm install --global create-enterprise-app

bash, in ~/.bashrc:
  eval "$(create-enterprise-app completion bash)"
or, where bash-completion is installed, in a file that is read when it is first needed:
  create-enterprise-app completion bash > ~/.local/share/bash-completion/completions/create-enterprise-app

zsh, in a folder of fpath, which is set in ~/.zshrc before compinit is called:
  mkdir -p ~/.zfunc && create-enterprise-app completion zsh > ~/.zfunc/_create-enterprise-app
  fpath+=~/.zfunc && autoload -Uz compinit && compinit

fish:
  create-enterprise-app completion fish > ~/.config/fish/completions/create-enterprise-app.fish

A new shell has it. Do the same again after an update.`;

/** The command that prints a shell's script, made of the program it belongs to. */
export function completionCommand(
  program: Command,
  output: Output,
  finish: (code: ExitCode) => void,
): Command {
  return new Command('completion')
    .description('print a script that makes a shell complete this command')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .addHelpText('after', installation)
    .action(async (shell: Shell) => {
      const [{ completionScript }, { describe }] = await Promise.all([
        import('./script.js'),
        import('./description.js'),
      ]);
      const script = completionScript(shell, describe(program));
      output.result(script, { shell, script });
      finish(exitCode.done);
    });
}
