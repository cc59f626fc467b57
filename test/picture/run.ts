import headless from '@xterm/headless';
import { openTerminal } from '../support/terminal.js';
import { toSvg } from './svg.js';

/** A run of the CLI to draw. */
export interface PicturedRun {
  args: readonly string[];
  /** The keys to type, each as soon as the screen matches. */
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
 * Runs the built CLI in a terminal and returns its final screen as SVG.
 * @param cwd an empty folder; the picture shows a fixed path instead, so that it is reproducible
 * @throws Error when the exit code is not 0
 */
export async function draw(run: PicturedRun, cwd: string): Promise<string> {
  const { args, typed = [], columns, rows } = run;
  const terminal = openTerminal(args, { cwd, columns, rows });
  for (const { after, keys } of typed) {
    await terminal.waitFor(after);
    terminal.write(keys);
  }
  const { exitCode } = await terminal.exited;
  if (exitCode !== 0) throw new Error(`The run failed with exit code ${exitCode}:\n${terminal.screen()}`);

  const command = `npx create-enterprise-app ${args.join(' ')}`;
  const emulator = new headless.Terminal({ cols: columns, rows, allowProposedApi: true });
  const text = `\u001B[2m$\u001B[22m ${command}\r\n${sameEverywhere(terminal.output(), cwd)}`;
  await new Promise<void>((resolve) => emulator.write(text, resolve));
  return toSvg(emulator, command);
}

/** Replaces paths and durations, which differ between runs. */
function sameEverywhere(output: string, cwd: string): string {
  return output.replaceAll(cwd, '/home/ada').replaceAll(/\b\d+\.\d s\b/g, '0.2 s');
}
