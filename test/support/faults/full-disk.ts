import { readdir } from 'node:fs/promises';
import { execa } from 'execa';
import { executable } from '../cli.js';
import { faulty } from './faults.js';

export interface FullDiskResult {
  code: number | undefined;
  stderr: string;
  /** The names of the entries on the disk after the run. */
  left: string[];
}

/**
 * Runs the CLI on a disk that is too small for a project: a mounted tmpfs if this machine permits it, otherwise with
 * injected errors.
 * @param folder an empty folder, the mount point
 */
export async function runOnFullDisk(folder: string, args: readonly string[]): Promise<FullDiskResult> {
  const mounted = await execa(
    'unshare',
    ['--map-root-user', '--mount', 'sh', '-c', script, folder, executable, ...args],
    {
      reject: false,
    },
  );
  if (!mounted.failed) {
    const [code = '', ...left] = mounted.stdout.split('\n').filter((line) => line !== '');
    return { code: Number(code), stderr: mounted.stderr, left };
  }
  const { nodeArgs, env } = faulty('ENOSPC:30');
  const { exitCode, stderr } = await execa(process.execPath, [...nodeArgs, executable, ...args], {
    cwd: folder,
    env,
    reject: false,
  });
  return { code: exitCode, stderr, left: await readdir(folder) };
}

/** Runs in a separate mount namespace, which removes the mount when it ends. */
const script = `
  mount -t tmpfs -o size=300k tmpfs "$0" && cd "$0" || exit 1
  executable="$1"
  shift
  node "$executable" "$@" >&2
  echo $?
  ls -A
`;
