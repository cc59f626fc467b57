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

/** A script that teaches a shell the command line. It holds every answer, so that no process is started at a key. */
export function completionScript(shell: Shell, program: CommandDescription): string {
  return scripts[shell](program);
}
