import { cp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = await temporaryFolder();
const copy = join(folder, 'package');
const readme = join(copy, 'templates/project/README.md.hbs');

beforeEach(async () => {
  await rm(copy, { recursive: true, force: true });
  for (const part of ['bin', 'dist', 'templates', 'package.json']) {
    await cp(join(root, part), join(copy, part), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
});

const create = () =>
  execa(
    process.execPath,
    [join(copy, 'bin/create-enterprise-app.js'), 'shop', '--yes', '--no-install', '--no-git'],
    {
      cwd: folder,
      reject: false,
    },
  );

describe('a broken template', () => {
  it('exits with 1 and writes nothing when it uses an unknown value', async () => {
    await writeFile(readme, `${await readFile(readme, 'utf8')}\n{{md project.nope}}\n`);
    const { exitCode, stderr } = await create();
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining('README.md: Unknown value "project.nope"'),
    ]);
    expect(stderr).toContain('Please report it');
    expect(await readdir(folder)).toEqual(['package']);
  });

  it('exits with 1 and writes nothing when it is missing', async () => {
    await rm(join(copy, 'templates/database/sqlite'), { recursive: true });
    const { exitCode, stderr } = await create();
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('database/sqlite')]);
    expect(await readdir(folder)).toEqual(['package']);
  });
});
