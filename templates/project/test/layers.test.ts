import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layers-'));
  const config = JSON.parse(await readFile(join(root, '.oxlintrc.json'), 'utf8'));
  // The planted files stand alone: there are no types to ask.
  await writeFile(join(folder, '.oxlintrc.json'), JSON.stringify({ ...config, options: {} }));
});
afterEach(() => rm(folder, { recursive: true }));

/** What lint says of a file with one import in it. */
async function lint(path: string, statement: string): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${statement}\n`);
  const args = [oxlint, '-A', 'all', '-D', 'no-restricted-imports', '--format', 'json', '.'];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (_error, output) => resolve(output));
  });
}

const orders = 'services/user-service/src/modules/orders';

describe('the layers', () => {
  it.each([
    [`${orders}/domain/x.ts`, "import { z } from 'zod';", 'domain imports nothing'],
    [`${orders}/domain/x.ts`, "import { x } from '@repo/platform/errors';", 'domain imports nothing'],
    [`${orders}/domain/x.ts`, "import { x } from '../application/x.js';", 'domain imports nothing'],
    [`${orders}/application/x.ts`, "import { x } from '../infrastructure/x.js';", 'application layer'],
    [`${orders}/application/x.ts`, "import { x } from '../presentation/x.js';", 'application layer'],
    [`${orders}/application/x.ts`, "import { Kysely } from 'kysely';", 'application layer'],
    [`${orders}/application/x.ts`, "import type { Kysely } from 'kysely';", 'no package'],
    [`${orders}/application/x.ts`, "import { SignJWT } from '@scope/jose';", 'no package'],
    [`${orders}/application/x.ts`, "import { createCache } from '@repo/platform/cache';", 'ports as types'],
    [`${orders}/application/x.ts`, "import { x } from '../../users/domain/user.js';", 'application layer'],
    [`${orders}/infrastructure/x.ts`, "import { x } from '../presentation/x.js';", 'imports inwards'],
    [`${orders}/infrastructure/x.ts`, "import { x } from '../../users/index.js';", 'Modules meet'],
    [`${orders}/presentation/x.ts`, "import { x } from '../infrastructure/x.js';", 'imports inwards'],
    [`${orders}/presentation/x.ts`, "import { x } from '../../users/domain/user.js';", 'Modules meet'],
    [`${orders}/index.ts`, "import { x } from '../users/domain/user.js';", 'only its index.js'],
    [`${orders}/orders.module.ts`, "import { x } from '../users/domain/user.js';", 'only its index.js'],
    [`${orders}/orders.module.ts`, "import { x } from '../users/users.module.js';", 'only its index.js'],
    ['packages/platform/src/x.ts', "import { x } from '@repo/user-service';", 'knows no service'],
  ])('%s may not %s', async (path, statement, message) => {
    await expect(lint(path, statement)).resolves.toContain(message);
  });

  it.each([
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
  ])('%s may %s', async (path, statement) => {
    await expect(lint(path, statement)).resolves.not.toContain('no-restricted-imports');
  });
});
