import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { start } from '../support/generated.js';
import { atTheEnd } from './cleanup.js';

/** An installed and built project that also contains the reference servers, so that both use the same packages. */
export interface Project {
  folder: string;
  /** The Node.js arguments of `npm start`. */
  startArgs: readonly string[];
  /** Creates and migrates a database and returns its settings. */
  createDatabase(name: string): Promise<{ DATABASE_URL: string }>;
}

/** Creates a folder that is removed at the end. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'create-enterprise-app-bench-'));
  atTheEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

export const cli = resolve('bin/create-enterprise-app.js');

export async function createProject(framework: string): Promise<Project> {
  const folder = join(await temporaryFolder(), 'shop');
  await run(process.cwd(), process.execPath, [cli, folder, '--framework', framework, '--yes', '--no-git']);
  await run(folder, 'npm', ['run', 'build']);
  await cp(resolve('test/bench/reference'), join(folder, 'reference'), { recursive: true });
  const { scripts } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  return {
    folder,
    startArgs: (scripts.start as string).split(' ').slice(1),
    async createDatabase(name) {
      const DATABASE_URL = `file:${join(folder, 'data', `${name}.db`)}`;
      await run(folder, 'npm', ['run', 'db:migrate'], { DATABASE_URL });
      return { DATABASE_URL };
    },
  };
}

async function run(
  folder: string,
  program: string,
  args: readonly string[],
  settings: Record<string, string> = {},
): Promise<void> {
  const running = start(folder, program, args, settings);
  atTheEnd(() => running.signal('SIGKILL'));
  const code = await running.ended;
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${running.output()}`);
}
