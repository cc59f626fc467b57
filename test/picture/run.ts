import headless from '@xterm/headless';
import { openTerminal } from '../support/terminal.js';
import { toSvg } from './svg.js';

/** A run of the CLI that is worth a picture. */
export interface PicturedRun {
  args: readonly string[];
  /** What is typed, each as soon as the screen matches. */
  typed?: readonly { after: RegExp; keys: string }[];
  columns: number;
  rows: number;
}

const [enter, down] = ['\r', '\u001B[B'];

export const readmeRun: PicturedRun = {
  args: ['--no-install', '--no-git'],
  typed: [
    { after: /Directory/, keys: `shop${enter}` },
    { after: /❯ Fastify/, keys: down },
    { after: /❯ NestJS/, keys: enter },
    { after: /❯ GitHub/, keys: enter },
    { after: /❯ npm/, keys: enter },
    { after: /❯ Yes/, keys: enter },
  ],
  columns: 84,
  rows: 40,
};

/**
 * Runs the built CLI in a terminal and draws what is on its screen at the end.
 * @param cwd an empty folder, which the picture calls otherwise: the picture is the same on every machine
 * @throws when the run does not end well
 */
export async function draw(run: PicturedRun, cwd: string): Promise<string> {
  const { args, typed = [], columns, rows } = run;
  const terminal = openTerminal(args, { cwd, columns, rows });
  for (const { after, keys } of typed) {
    await terminal.waitFor(after);
    terminal.write(keys);
  }
  const { exitCode } = await terminal.exited;
  if (exitCode !== 0) throw new Error(`The run ended with ${exitCode}:\n${terminal.screen()}`);

  const command = `npx create-enterprise-app ${args.join(' ')}`;
  const emulator = new headless.Terminal({ cols: columns, rows, allowProposedApi: true });
  const text = `\u001B[2m$\u001B[22m ${command}\r\n${sameEverywhere(terminal.output(), cwd)}`;
  await new Promise<void>((resolve) => emulator.write(text, resolve));
  return toSvg(emulator, command);
}

/** Paths and times differ from run to run. */
function sameEverywhere(output: string, cwd: string): string {
  return output.replaceAll(cwd, '/home/ada').replaceAll(/\b\d+\.\d s\b/g, '0.2 s');
}
