import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';

/** A program that runs in a generated project. */
export interface Running {
  /** Returns the standard output and standard error so far. */
  output(): string;
  /** Resolves as soon as the output matches. @throws Error when the program ends first */
  waitFor(pattern: RegExp): Promise<void>;
  /** Sends a signal to the process group of the program, as Ctrl-C in a terminal does. */
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code; `null` when a signal ended the program. */
  readonly ended: Promise<number | null>;
}

export function start(
  folder: string,
  program: string,
  args: readonly string[],
  overrides: Record<string, string> = {},
): Running {
  const child = spawn(program, args, {
    cwd: folder,
    env: cleanEnvironment(overrides),
    stdio: ['ignore', 'pipe', 'pipe'],
    // Creates a process group.
    detached: true,
  });
  let output = '';
  const changes = new EventEmitter();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      changes.emit('change');
    });
  }
  let over = false;
  const ended = once(child, 'close').then(([code]) => {
    over = true;
    return code as number | null;
  });

  return {
    output: () => output,
    async waitFor(pattern) {
      while (!pattern.test(output)) {
        if (over) throw new Error(`The program ended without ${pattern}:\n${output}`);
        await Promise.race([ended, once(changes, 'change')]);
      }
    },
    signal(name) {
      if (child.pid !== undefined && !over) process.kill(-child.pid, name);
    },
    ended,
  };
}

/** Runs npm in a generated project and returns its exit code and output. */
export async function npm(
  folder: string,
  args: readonly string[],
  overrides: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  return finished(start(folder, 'npm', args, overrides));
}

/** Runs a command line without quotes, such as `pnpm run lint`, and returns its exit code and output. */
export async function runLine(
  folder: string,
  line: string,
  overrides: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  const [program = '', ...args] = line.split(' ');
  return finished(start(folder, program, args, overrides));
}

async function finished(running: Running): Promise<{ code: number | null; output: string }> {
  const code = await running.ended;
  return { code, output: running.output() };
}

/** Returns the environment without the variables that npm and vitest have set. */
export function cleanEnvironment(overrides: Record<string, string> = {}): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([key]) => !/^(npm_|NODE_ENV|NODE_OPTIONS|VITEST|INIT_CWD|BASE_URL)/.test(key),
  );
  return { ...(Object.fromEntries(kept) as Record<string, string>), ...overrides };
}
