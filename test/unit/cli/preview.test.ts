import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { runCli } from '../../support/cli.js';
import { snapshotOf } from '../../support/snapshot-of.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const cwd = await temporaryFolder();
const typed = ['shop', '--yes', '--no-install', '--no-git'];

it('lists the files with --dry-run, without writing them', async () => {
  const { code, stdout } = await runCli([...typed, '--dry-run', '--json'], { cwd });
  expect([code, await readdir(cwd)]).toEqual([0, []]);
  const { status, changes } = JSON.parse(stdout);
  expect(status).toBe('planned');
  const text = await runCli([...typed, '--dry-run'], { cwd });
  const paths = changes.map(({ path }: { path: string }) => path);
  for (const path of paths) expect(text.stdout).toContain(`  + ${path}\n`);

  const made = await runCli(['real', '--name', 'shop', ...typed.slice(1), '--json'], { cwd });
  expect(JSON.parse(made.stdout).files).toEqual(paths);
});

it('prints a patch with --diff that creates the same files, except for the secrets', async () => {
  const { code, stdout } = await runCli([...typed, '--diff'], { cwd });
  expect(code).toBe(0);
  const applied = join(cwd, 'applied');
  await mkdir(applied);
  await execa('git', ['apply', '-'], { cwd: applied, input: `${stdout}\n` });
  const [patched, made] = [await snapshotOf(applied), await snapshotOf(join(cwd, 'real'))];
  const { '.env': patchedSecrets, ...patchedFiles } = patched;
  const { '.env': _madeSecrets, ...madeFiles } = made;
  expect(patchedFiles).toEqual(madeFiles);
  expect(patchedSecrets).toContain('<<secret:');
  const secret = (await readFile(join(cwd, 'real/.env'), 'utf8')).match(/ADMIN_PASSWORD=(.+)/)?.[1];
  expect(secret).toMatch(/^[\w-]{24}$/);
});
