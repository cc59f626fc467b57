import { readdir } from 'node:fs/promises';
import { execa } from 'execa';
import { executable } from '../cli.js';
import { faulty } from './faults.js';

export interface FullDiskResult {
  code: number | undefined;
  stderr: string;
  /** What is on the disk when the program has ended. */
  left: string[];
}

/**
 * Runs the CLI on a disk that has less room than a project needs: a real one where this machine lets us mount one, else
 * by errors of the calls that need room.
 * @param folder empty; where the disk is
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

/** In a mount namespace of its own, which takes the disk away with it. */
const script = `
  mount -t tmpfs -o size=300k tmpfs "$0" && cd "$0" || exit 1
  executable="$1"
  shift
  node "$executable" "$@" >&2
  echo $?
  ls -A
`;
