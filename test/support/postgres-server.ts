import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { freePort } from './free-port.js';

/** A PostgreSQL server of its own, on a free port of the loopback address. */
export interface PostgresServer {
  /** The URL of its superuser. */
  url: string;
  /** Ends the connections, as a restart of a server does. */
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

const debianFolder = '/usr/lib/postgresql';

/** Starts a server; installs PostgreSQL first on Debian and Ubuntu, as root. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = newestPrograms() ?? (await installPrograms());
  const data = await mkdtemp(join(tmpdir(), 'postgres-'));
  const user = await serverUser();
  if (user) await chown(data, user.uid, user.gid);
  const run = (program: string, ...args: string[]) =>
    execa(join(programs, program), args, { cwd: data, ...user });

  await run('initdb', '--pgdata', data, '--username', 'postgres', '--auth', 'trust', '--encoding', 'UTF8');
  const port = await freePort();
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`;
  const control = async (...args: string[]): Promise<void> => {
    await run('pg_ctl', '--pgdata', data, '--wait', ...args);
  };
  const start = () => control('start', '--options', settings, '--log', join(data, 'log'));
  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    stop: () => control('stop', '--mode', 'fast'),
    async remove() {
      await control('stop', '--mode', 'immediate');
      await rm(data, { recursive: true });
    },
  };
}

/** The folder of the newest installed release on Debian and Ubuntu, where the programs are not in PATH. */
function newestPrograms(): string | undefined {
  const releases = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const folders = releases
    .toSorted((a, b) => Number(b) - Number(a))
    .map((release) => join(debianFolder, release, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb')));
}

async function installPrograms(): Promise<string> {
  await execa('apt-get', ['update']);
  await execa('apt-get', ['install', '--yes', '--no-install-recommends', 'postgresql'], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
  const programs = newestPrograms();
  if (!programs) throw new Error(`Installing PostgreSQL left no programs in ${debianFolder}`);
  return programs;
}

/** PostgreSQL refuses to run as root. */
async function serverUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = await Promise.all(
    ['--user', '--group'].map(async (flag) => Number((await execa('id', [flag, 'postgres'])).stdout)),
  );
  return uid && gid ? { uid, gid } : undefined;
}
