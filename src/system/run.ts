import process from 'node:process';
import { childEnvironment } from './child-environment.js';

export interface RunResult {
  ok: boolean;
  /** Standard output and standard error, interleaved. */
  output: string;
  /** Standard output only. */
  stdout: string;
  /** Set when the program was not found. */
  missing?: true;
}

/**
 * Runs a program without a shell and without standard input. Does not reject; failures are in the result.
 * @param variables variables that are added to `childEnvironment`
 */
export async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  cancelSignal?: AbortSignal,
  variables: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
  // Loaded lazily so that runs that start no program are fast.
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
