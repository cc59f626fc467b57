import { EventEmitter, once } from 'node:events';
import { constants } from 'node:os';
import process from 'node:process';
import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { executable } from './cli.js';
import { cleanEnvironment } from './generated.js';

export interface TerminalOptions {
  /** 0 simulates a terminal of unknown size, such as a serial line; not supported on Windows. */
  columns?: number;
  rows?: number;
  env?: Record<string, string>;
  cwd?: string;
  /** The time in milliseconds after which the program is killed. */
  limit?: number;
}

/** A program in a pseudo terminal with its visible screen. */
export interface OpenTerminal {
  /** Sends input. Keys are control sequences: `\r` is Enter, `\u0003` Ctrl-C, `\u001B[B` the down arrow. */
  write(text: string): void;
  /**
   * Resolves with the screen as soon as it matches.
   * @param within the timeout in milliseconds
   * @throws Error when the program ends first, or on a timeout
   */
  waitFor(pattern: RegExp | string, within?: number): Promise<string>;
  /** Returns the visible text without trailing blanks. */
  screen(): string;
  /** Returns the complete output with control sequences. */
  output(): string;
  resize(columns: number, rows: number): void;
  /** Resolves when the program has ended and the screen shows its last output. */
  readonly exited: Promise<TerminalExit>;
  /** Ends the process group of the program. Does nothing when the program has ended. */
  kill(signal?: NodeJS.Signals): void;
  /** The screen cell by cell, with colours. */
  readonly emulator: InstanceType<typeof headless.Terminal>;
}

export interface TerminalExit {
  exitCode: number;
  /** The signal that ended it, if one did. */
  signal: NodeJS.Signals | null;
}

/** Runs the built CLI in a pseudo terminal. */
export function openTerminal(args: readonly string[], options: TerminalOptions = {}): OpenTerminal {
  return openProgram(process.execPath, [executable, ...args], options);
}

/** Runs any program in a pseudo terminal. */
export function openProgram(
  program: string,
  args: readonly string[],
  options: TerminalOptions = {},
): OpenTerminal {
  const { columns = 80, rows = 24, env = {}, cwd = process.cwd(), limit = 60_000 } = options;
  const pty = spawn(program, [...args], {
    cols: columns || unknownSize,
    rows: rows || unknownSize,
    cwd,
    env: terminalEnvironment(env),
    name: 'xterm-256color',
  });
  const emulator = new headless.Terminal({
    cols: columns || 80,
    rows: rows || 24,
    allowProposedApi: true,
  });
  const changes = new EventEmitter().setMaxListeners(0);
  let output = '';
  let running = true;
  let over = false;

  const kill = (signal: NodeJS.Signals = 'SIGKILL'): void => {
    if (!running) return;
    if (process.platform === 'win32') pty.kill();
    else signalGroup(pty.pid, signal);
  };
  const timer = setTimeout(kill, limit);

  pty.onData((text) => {
    output += text;
    emulator.write(text, () => changes.emit('change'));
  });
  // Some programs request the cursor position and wait for the answer.
  emulator.onData((answer) => running && pty.write(answer));

  const exited = new Promise<TerminalExit>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      running = false;
      clearTimeout(timer);
      emulator.write('', () => {
        over = true;
        changes.emit('change');
        resolve({ exitCode, signal: signalName(signal) });
      });
    });
  });

  const screen = (): string => visibleText(emulator);

  return {
    write: (text) => running && pty.write(text),
    async waitFor(pattern, within = 10_000) {
      const deadline = AbortSignal.timeout(within);
      while (!matches(screen(), pattern)) {
        if (over) throw new Error(`The program ended without ${pattern}:\n${screen()}`);
        // The conditions above and below distinguish a change from a timeout.
        await once(changes, 'change', { signal: deadline }).catch(() => undefined);
        if (deadline.aborted) throw new Error(`No ${pattern} within ${within} ms:\n${screen()}`);
      }
      return screen();
    },
    screen,
    output: () => output,
    resize(toColumns, toRows) {
      if (!running) return;
      pty.resize(toColumns, toRows);
      emulator.resize(toColumns, toRows);
    },
    exited,
    kill,
    emulator,
  };
}

/** node-pty replaces 0 with a default, but truncates a fraction to 0. */
const unknownSize = 0.5;

/** Returns the environment without variables from which programs infer another terminal, or none. */
function terminalEnvironment(overrides: Record<string, string>): Record<string, string> {
  const kept = Object.entries(cleanEnvironment()).filter(
    ([key]) =>
      !/^(CI|CONTINUOUS_INTEGRATION|GITHUB_ACTIONS|GITLAB_CI|NO_COLOR|FORCE_COLOR|COLORTERM|COLUMNS|LINES|TERM_PROGRAM\w*|TMUX\w*|STY|DEBUG)$/.test(
        key,
      ),
  );
  return { ...Object.fromEntries(kept), ...overrides };
}

function visibleText({ buffer, rows }: InstanceType<typeof headless.Terminal>): string {
  const { active } = buffer;
  const lines = Array.from(
    { length: rows },
    (_, row) =>
      active
        .getLine(active.baseY + row)
        ?.translateToString(true)
        .trimEnd() ?? '',
  );
  return lines.join('\n').trimEnd();
}

function matches(text: string, pattern: RegExp | string): boolean {
  return typeof pattern === 'string' ? text.includes(pattern) : text.search(pattern) !== -1;
}

function signalName(number: number | undefined): NodeJS.Signals | null {
  const found = Object.entries(constants.signals).find(([, value]) => value === number);
  return found ? (found[0] as NodeJS.Signals) : null;
}

/** Sends a signal to the process group: the program is its leader. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The process has ended.
  }
}
