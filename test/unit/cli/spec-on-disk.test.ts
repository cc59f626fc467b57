import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { templatesOf } from '../../../src/blueprint/part.js';
import { treeOf } from '../../../src/blueprint/tree-of.js';
import { packageVersion, templatesFolder } from '../../../src/system/package-root.js';
import { axes } from '../../../src/options/axes.js';
import { readProvenance } from '../../../src/project/read.js';
import { runCli } from '../../support/cli.js';
import { snapshotOf } from '../../support/snapshot-of.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const root = await temporaryFolder();

it.each(axes.framework.choices)(
  'a project on disk equals the tree of the spec in its records, with $value',
  { timeout: 60_000 },
  async ({ value }) => {
    const project = join(await mkdtemp(join(root, 'case-')), 'shop');
    const run = async (...args: string[]) =>
      expect(await runCli(args, { cwd: project })).toMatchObject({ code: 0 });
    await runCli([project, '--yes', '--no-install', '--no-git', '--framework', value]);
    await run('add-module', 'orders', '--field', 'total:decimal', '--field', 'buyer:ref(users)?');
    await run('add-module', 'notes', '--owner', '--field', 'title:string');
    await run('add-module', 'logs', '--no-events', '--field', 'line:text');
    await run('undo');
    await run('remove-module', 'orders');

    const { manifest } = readProvenance(project);
    const tree = await treeOf(manifest, templatesOf(templatesFolder, manifest), packageVersion());
    const isCompared = ([path, content]: [string, string]): boolean =>
      path !== '.env' && !path.startsWith('.enterprise/history/') && !content.startsWith('folder');
    const files = Object.entries(await snapshotOf(project)).filter(isCompared);
    const expected = [...tree]
      .map(([path, { content, mode }]): [string, string] => [path, `${mode.toString(8)} ${content}`])
      .filter(isCompared);
    expect(Object.fromEntries(files)).toEqual(Object.fromEntries(expected));
  },
);
