import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createTestResources } from './resources.js';
import type { TestResources } from './resources.js';

/** The administrator of a service started by tests, or of the service at `SERVICE_URL`. */
export const admin = {
  email: process.env['ADMIN_EMAIL'] ?? 'admin@example.com',
  password: process.env['ADMIN_PASSWORD'] ?? 'the first administrator',
};

export interface RunningService {
  url: string;
  process: ChildProcess;
  /** Log lines so far. */
  log: string[];
  /** Runs a command with the same settings, and returns its output. @throws when it fails */
  command(name: string, ...words: string[]): Promise<string>;
  stop(): Promise<void>;
}

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/**
 * Starts the built service as a separate process on a free port, with a migrated and seeded database and without
 * limits per address.
 * @param overrides settings that differ from the test defaults
 * @param given resources to use instead of new ones; they are kept when the service stops
 */
export async function startService(
  overrides: Record<string, string> = {},
  given?: TestResources,
): Promise<RunningService> {
  const resources = given ?? (await createTestResources());
  const environment = {
    PATH: process.env['PATH'],
    NODE_ENV: 'test',
    PORT: '0',
    AUTH_SIGNING_KEY: newSigningKey(),
    IDEMPOTENCY_SECRET: 'a secret of the tests, long enough',
    RATE_LIMIT_PER_MINUTE: '0',
    LOGIN_FAILURES_PER_IP: '1000000',
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    ...resources.settings,
    ...overrides,
  };
  // A folder without a .env file, so that the developer's settings do not apply.
  const options = { cwd: tmpdir(), env: environment };
  const command = async (name: string, ...words: string[]): Promise<string> => {
    const program = `${dist}commands/${name}.js`;
    return (await promisify(execFile)(process.execPath, [program, ...words], options)).stdout;
  };
  try {
    await command('migrate');
    await command('seed');
    const child = spawn(process.execPath, [`${dist}main.js`], {
      ...options,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const log: string[] = [];
    const exited = once(child, 'exit');
    const url = await listening(child, log, exited);
    return {
      url,
      process: child,
      log,
      command,
      async stop() {
        child.kill('SIGTERM');
        await exited;
        if (!given) await resources.remove();
      },
    };
  } catch (error) {
    if (!given) await resources.remove();
    throw error;
  }
}

/** Resolves with the address when it is logged. */
async function listening(
  { stdout }: { stdout: Readable },
  log: string[],
  exited: Promise<unknown[]>,
): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      log.push(line);
      const address = /Listening on (http:[^"]+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
    void exited.then(([code, signal]) =>
      reject(new Error(`The service ended with ${String(code ?? signal)}:\n${log.join('\n')}`)),
    );
  });
}

function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}
