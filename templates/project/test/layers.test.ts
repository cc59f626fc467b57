import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');

const orders = 'services/shop/src/modules/orders';

const forbidden: readonly (readonly [path: string, statement: string, message: string])[] = [
  [`${orders}/domain/x.ts`, "import { z } from 'zod';", 'domain layer imports only'],
  [`${orders}/domain/x.ts`, "import { x } from '@repo/platform/errors';", 'domain layer imports only'],
  [`${orders}/domain/x.ts`, "import { x } from '../application/x.js';", 'domain layer imports only'],
  [`${orders}/application/x.ts`, "import { x } from '../infrastructure/x.js';", 'application layer'],
  [`${orders}/application/x.ts`, "import { x } from '../presentation/x.js';", 'application layer'],
  [`${orders}/application/x.ts`, "import { Kysely } from 'kysely';", 'application layer'],
  [`${orders}/application/x.ts`, "import type { Kysely } from 'kysely';", 'no package'],
  [`${orders}/application/x.ts`, "import { SignJWT } from '@scope/jose';", 'no package'],
  [`${orders}/application/x.ts`, "import { createCache } from '@repo/platform/cache';", 'ports as types'],
  [`${orders}/application/x.ts`, "import { x } from '../../users/domain/user.js';", 'application layer'],
  [
    `${orders}/infrastructure/x.ts`,
    "import { x } from '../presentation/x.js';",
    'imports only application and domain',
  ],
  [`${orders}/infrastructure/x.ts`, "import { x } from '../../users/index.js';", 'only in index.ts'],
  [
    `${orders}/presentation/x.ts`,
    "import { x } from '../infrastructure/x.js';",
    'imports only application and domain',
  ],
  [`${orders}/presentation/x.ts`, "import { x } from '../../users/domain/user.js';", 'through its index.js'],
  [`${orders}/index.ts`, "import { x } from '../users/domain/user.js';", 'through its index.js'],
  [`${orders}/orders.module.ts`, "import { x } from '../users/domain/user.js';", 'through its index.js'],
  [`${orders}/orders.module.ts`, "import { x } from '../users/users.module.js';", 'through its index.js'],
  ['packages/platform/src/x.ts', "import { x } from '@repo/shop';", 'must not import a service'],
];

const allowed: readonly (readonly [path: string, statement: string])[] = [
  [`${orders}/domain/x.ts`, "import { x } from './order.js';"],
  [`${orders}/application/x.ts`, "import { x } from '../domain/order.js';"],
  [`${orders}/application/x.ts`, "import { x } from '@repo/platform/errors';"],
  [`${orders}/application/x.ts`, "import type { Cache } from '@repo/platform/cache';"],
  [`${orders}/infrastructure/x.ts`, "import { x } from '../application/ports.js';"],
  [`${orders}/presentation/x.ts`, "import { x } from '../application/get-order.js';"],
  [`${orders}/presentation/x.ts`, "import { x } from '../../users/index.js';"],
  [`${orders}/presentation/x.ts`, "import { x } from '../../../access.js';"],
  [`${orders}/index.ts`, "import { x } from '../users/index.js';"],
  [`${orders}/index.ts`, "import { x } from './domain/order.js';"],
  [`${orders}/orders.module.ts`, "import { x } from '../users/index.js';"],
  [`${orders}/orders.module.ts`, "import { x } from './infrastructure/order-repository.js';"],
  [`${orders}/orders.module.ts`, "import { x } from '../../module.js';"],
  [`${orders}/index.ts`, "import { x } from '../../module.js';"],
  ['packages/platform/src/x.ts', "import { x } from './cache/index.js';"],
];

let folder: string;
let lintedFiles: number;
/** Lint messages by planted file. */
const findings = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layers-'));
  const config = JSON.parse(await readFile(join(root, '.oxlintrc.json'), 'utf8'));
  // The planted files have no tsconfig.json, so type-aware rules cannot run.
  const untyped = JSON.stringify({ ...config, options: {} });
  const cases = [...forbidden, ...allowed];
  for (const [path, statement] of cases) await plant(path, statement, untyped);
  const { diagnostics, number_of_files } = JSON.parse(await lint());
  lintedFiles = number_of_files;
  for (const { filename, help } of diagnostics) findings.set(filename, help);
});
afterAll(() => rm(folder, { recursive: true }));

/** Each import is in its own folder with a configuration, so that one lint run checks all of them. */
function plantedFile(path: string, statement: string): string {
  return `${createHash('sha256').update(statement).digest('hex').slice(0, 16)}/${path}`;
}

async function plant(path: string, statement: string, config: string): Promise<void> {
  const file = plantedFile(path, statement);
  await mkdir(join(folder, dirname(file)), { recursive: true });
  await writeFile(join(folder, file), `${statement}\n`);
  await writeFile(join(folder, file.slice(0, file.indexOf('/')), '.oxlintrc.json'), config);
}

function lint(): Promise<string> {
  const args = [oxlint, '-A', 'all', '-D', 'no-restricted-imports', '--format', 'json', '.'];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (_error, output) => resolve(output));
  });
}

describe('the lint configuration', () => {
  it('checks every planted file', () => {
    expect(lintedFiles).toBe(forbidden.length + allowed.length);
  });

  it.each(forbidden)('rejects in %s: %s', (path, statement, message) => {
    expect(findings.get(plantedFile(path, statement))).toContain(message);
  });

  it.each(allowed)('accepts in %s: %s', (path, statement) => {
    expect(findings.get(plantedFile(path, statement))).toBeUndefined();
  });
});
