import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { build } from 'rolldown';
import type { ChangeSet } from '../../../src/tree/change-set.js';
import { temporaryFolder } from '../temporary-folder.js';

const hook = fileURLToPath(new URL('hook.cjs', import.meta.url));
// The separate process needs JavaScript.
const committer = join(await temporaryFolder(), 'committer.mjs');
await build({
  input: fileURLToPath(new URL('committer.ts', import.meta.url)),
  platform: 'node',
  output: { file: committer },
  logLevel: 'warn',
});

/** Returns the Node.js arguments and environment that inject a fault: see `hook.cjs`. */
export function faulty(fault: string, calls?: string): { nodeArgs: string[]; env: Record<string, string> } {
  return { nodeArgs: ['--require', hook], env: { FAULT: fault, ...(calls && { FAULT_CALLS: calls }) } };
}

export interface Ended {
  code: number | undefined;
  signal: string | undefined;
  stderr: string;
}

/** Recovers a folder and commits changes to it, if any, in a separate process. */
export async function commitInProcess(
  root: string,
  changes?: ChangeSet,
  fault = 'none:0',
  calls?: string,
): Promise<Ended> {
  const { nodeArgs, env } = faulty(fault, calls);
  const args = [...nodeArgs, committer, root, ...(changes ? [JSON.stringify(changes)] : [])];
  const { exitCode, signal, stderr } = await execa(process.execPath, args, { env, reject: false });
  return { code: exitCode, signal, stderr };
}

/** Returns the number of file system changing calls of a commit. */
export async function callsOf(folder: string, root: string, changes: ChangeSet): Promise<number> {
  const file = join(folder, 'calls');
  await commitInProcess(root, changes, 'none:0', file);
  return Number(await readFile(file, 'utf8'));
}
