import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

export const executable = fileURLToPath(new URL('../../bin/create-enterprise-app.js', import.meta.url));

export interface CliResult {
  code: number | undefined;
  stdout: string;
  stderr: string;
}

/** Runs the built CLI as a process, without a terminal. */
export async function runCli(
  args: readonly string[],
  options: {
    cwd?: string;
    env?: Record<string, string>;
    nodeArgs?: readonly string[];
    timeout?: number;
  } = {},
): Promise<CliResult> {
  const { cwd, env = {}, nodeArgs = [], timeout = 60_000 } = options;
  const result = await execa(process.execPath, [...nodeArgs, executable, ...args], {
    stdin: 'ignore',
    reject: false,
    timeout,
    ...(cwd && { cwd }),
    // The package manager that runs the tests must not change the defaults of the CLI.
    env: { npm_config_user_agent: '', ...env },
  });
  return { code: result.exitCode, stdout: result.stdout, stderr: result.stderr };
}
