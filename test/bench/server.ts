import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cleanEnvironment } from '../support/generated.js';
import { atTheEnd } from './cleanup.js';
import { ask } from './request.js';

/** The program of a server. */
export interface ServerProgram {
  name: string;
  folder: string;
  /** The arguments of Node.js. */
  args: readonly string[];
  settings: Readonly<Record<string, string>>;
}

export interface Server {
  url: string;
  /** The time from the start of the process to its first response, in milliseconds. */
  startMs: number;
  measure(): Promise<Measurement>;
  stop(): Promise<void>;
}

/** Metrics of the server process. */
export interface Measurement {
  cpuSeconds: number;
  memoryBytes: number;
}

/** Production settings, with limits that the load generator does not reach. */
const production = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'info',
  RATE_LIMIT_PER_MINUTE: '0',
  LOGIN_FAILURES_PER_ACCOUNT: '1000000',
  LOGIN_FAILURES_PER_IP: '1000000',
};

const pollMs = 2;
const longestStartMs = 30_000;

/**
 * Starts a server and resolves when it is live.
 * @throws Error with the log when the server exits or is not live in time
 */
export async function startServer({ name, folder, args, settings }: ServerProgram): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const logFile = join(folder, `${name}.log`);
  const log = await open(logFile, 'w');
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: cleanEnvironment({ ...production, ...settings, PORT: String(port) }),
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  let running = true;
  const ended = once(child, 'exit').finally(() => (running = false));
  atTheEnd(() => running && child.kill('SIGKILL'));

  while (!(await isLive(url))) {
    if (!running || performance.now() - started > longestStartMs) {
      throw new Error(`${name} did not start:\n${await readFile(logFile, 'utf8')}`);
    }
    await delay(pollMs);
  }
  const startMs = performance.now() - started;

  return {
    url,
    startMs,
    async measure() {
      const { body: text } = await ask(`${url}/metrics`);
      return {
        cpuSeconds: readMetric(text, 'process_cpu_seconds_total'),
        memoryBytes: readMetric(text, 'process_resident_memory_bytes'),
      };
    },
    async stop() {
      child.kill();
      await ended;
    },
  };
}

async function isLive(url: string): Promise<boolean> {
  return ask(`${url}/health/live`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

function readMetric(text: string, name: string): number {
  const value = new RegExp(String.raw`^${name}(?:\{.*\})? (\S+)`, 'm').exec(text)?.[1];
  if (value === undefined) throw new Error(`The metrics of the server do not contain ${name}`);
  return Number(value);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
