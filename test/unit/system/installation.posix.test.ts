import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { installationFaults } from '../../../src/system/installation.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const parent = await temporaryFolder();
let root: string;
const file = async (path: string, value: object): Promise<void> => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), JSON.stringify(value));
};
const faults = () => installationFaults(root, ['.', 'packages/core', 'services/api'], 'lock.json');

beforeEach(async () => {
  root = await mkdtemp(join(parent, 'project-'));
  await file('package.json', { name: 'shop', devDependencies: { tsc: '1' } });
  await file('packages/core/package.json', { name: '@repo/core', dependencies: { zod: '1' } });
  await file('services/api/package.json', {
    name: '@repo/api',
    dependencies: { '@repo/core': '*', zod: '1' },
  });
  await file('node_modules/tsc/package.json', {});
  await file('node_modules/zod/package.json', {});
  await file('node_modules/.bin/tsc', {});
  await file('lock.json', {});
  await mkdir(join(root, 'node_modules/@repo'));
  await symlink('../../packages/core', join(root, 'node_modules/@repo/core'));
});

describe('installationFaults', () => {
  it('returns nothing when every package resolves its dependencies', () => expect(faults()).toEqual([]));

  it('accepts a link in the node_modules of a package', async () => {
    await rm(join(root, 'node_modules/@repo'), { recursive: true });
    await mkdir(join(root, 'services/api/node_modules/@repo'), { recursive: true });
    await symlink('../../../../packages/core', join(root, 'services/api/node_modules/@repo/core'));
    expect(faults()).toEqual([]);
  });

  it('reports missing development dependencies', async () => {
    await rm(join(root, 'node_modules/tsc'), { recursive: true });
    expect(faults()).toEqual(['Missing packages (1): tsc.']);
  });

  it('reports an installation outside the project', async () => {
    await rm(join(root, 'node_modules'), { recursive: true });
    await rm(join(root, 'lock.json'));
    await mkdir(join(parent, 'node_modules/tsc'), { recursive: true });
    await writeFile(join(parent, 'node_modules/tsc/package.json'), '{}');
    expect(faults()).toEqual([
      'lock.json was not written.',
      '@repo/core does not resolve from services/api to packages/core.',
      'Missing packages (2): tsc, zod.',
      'node_modules/.bin is missing or empty.',
    ]);
  });

  it('reports a link to a package with the same name outside the workspace', async () => {
    await rm(join(root, 'node_modules/@repo/core'));
    await file('elsewhere/package.json', { name: '@repo/core' });
    await symlink('../../elsewhere', join(root, 'node_modules/@repo/core'));
    expect(faults()).toEqual(['@repo/core does not resolve from services/api to packages/core.']);
  });
});
