import process from 'node:process';
import { childEnvironment } from './child-environment.js';

export interface RunResult {
  ok: boolean;
  /** Standard output and error as they came, mixed. */
  output: string;
  /** Standard output alone. */
  stdout: string;
  /** Set when there is no such program. */
  missing?: true;
}

/**
 * Runs a program with an argument array, never through a shell, with no standard input. Does not throw.
 * @param variables added to the environment: see `childEnvironment`
 */
export async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  cancelSignal?: AbortSignal,
  variables: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
  // Loaded when it is needed: a run that neither installs nor commits needs no other program.
  const { execa } = await import('execa');
  const result = await execa(program, args, {
    cwd,
    env: { ...childEnvironment(process.env), ...variables },
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    reject: false,
    ...(cancelSignal && { cancelSignal }),
  });
  return {
    ok: !result.failed,
    output: result.all || result.shortMessage || '',
    stdout: result.stdout ?? '',
    ...(result.code === 'ENOENT' && { missing: true }),
  };
}
