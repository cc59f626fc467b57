import process from 'node:process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openProgram } from '../../support/terminal.js';
import type { TerminalOptions } from '../../support/terminal.js';

const node = (script: string, options?: TerminalOptions) => {
  const terminal = openProgram(process.execPath, ['-e', script], options);
  onTestFinished(() => terminal.kill());
  return terminal;
};

describe('openProgram', () => {
  it('reports its size to the program and shows the last output', async () => {
    const terminal = node(
      `console.log(process.stdout.isTTY, process.stdout.columns, process.stdout.rows);
     process.stdout.write('first\\rlast!');`,
      { columns: 41, rows: 7 },
    );
    expect(await terminal.exited).toEqual({ exitCode: 0, signal: null });
    expect(terminal.screen()).toBe('true 41 7\nlast!');
    expect(terminal.output()).toContain('first\rlast!');
  });

  it('supports a size of 0 columns', async () => {
    const terminal = node('console.log(process.stdout.isTTY, process.stdout.columns)', { columns: 0 });
    await terminal.exited;
    expect(terminal.screen()).toBe('true 0');
  });

  it('accepts input, can be resized, and answers cursor position requests', async () => {
    const terminal = node(`
    process.stdin.setRawMode(true).setEncoding('utf8').on('data', (text) => {
      console.log(JSON.stringify(text));
      if (text === 'q') process.exit(3);
    });
    process.stdout.on('resize', () => console.log('now', process.stdout.columns));
    process.stdout.write('ready\\r\\n\\u001B[6n');`);
    await terminal.waitFor('[2;1R');
    terminal.resize(30, 5);
    await terminal.waitFor('now 30');
    terminal.write('\u001B[B');
    await terminal.waitFor(/"\\u001b\[B"/);
    terminal.write('q');
    expect(await terminal.exited).toEqual({ exitCode: 3, signal: null });
    terminal.write('too late');
    terminal.resize(20, 5);
  });

  it('stops waiting when the program ends, on a timeout, and when killed', async () => {
    await expect(node('console.log("gone")').waitFor('there')).rejects.toThrow(/ended without there:\ngone/);
    const waiting = node('console.log("up"); setInterval(() => {}, 1000)', { limit: 1_500 });
    await waiting.waitFor(/up/);
    await expect(waiting.waitFor('down', 100)).rejects.toThrow(/No down within 100 ms:\nup/);
    waiting.kill('SIGTERM');
    expect(await waiting.exited).toEqual({ exitCode: 0, signal: 'SIGTERM' });
    const limited = node('setInterval(() => {}, 1000)', { limit: 300 });
    expect(await limited.exited).toMatchObject({ signal: 'SIGKILL' });
  });
});
