import { bashScript } from './bash.js';
import type { CommandDescription } from './description.js';
import { fishScript } from './fish.js';
import type { Shell } from './shells.js';
import { zshScript } from './zsh.js';

const scripts: Record<Shell, (program: CommandDescription) => string> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** Returns a completion script. It contains all candidates, so that completing a word starts no process. */
export function completionScript(shell: Shell, program: CommandDescription): string {
  return scripts[shell](program);
}
