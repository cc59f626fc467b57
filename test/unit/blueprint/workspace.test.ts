import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { axes } from '../../../src/options/axes.js';
import type { Tree } from '../../../src/tree/tree.js';
import { blueprintOf } from '../../support/project.js';

const managers = axes.packageManager.choices.map(({ value }) => value);
const others = managers.filter((value) => value !== axes.packageManager.default);

const contentOf = (tree: Tree, path: string) => tree.get(path)?.content ?? '';
const packageOf = (tree: Tree, path = 'package.json') => JSON.parse(contentOf(tree, path));

describe('the package manager', () => {
  it.each(others)('changes these files, as %s', async (packageManager) => {
    const [usual, other] = [blueprintOf(), blueprintOf({ packageManager })];
    const differing = [...other].filter(([path, file]) => usual.get(path)?.content !== file.content);
    expect([...usual.keys()].filter((path) => !other.has(path))).toEqual([]);
    expect(differing.map(([path]) => path)).toMatchSnapshot('files');
  });

  it.each(managers)('configures the workspace, as %s', async (packageManager) => {
    const tree = blueprintOf({ packageManager });
    const { scripts: _scripts, devDependencies: _dependencies, ...manifest } = packageOf(tree);
    const settings = ['.yarnrc.yml', 'pnpm-workspace.yaml'].filter((path) => tree.has(path));
    expect({
      'package.json': manifest,
      ...Object.fromEntries(settings.map((path) => [path, parse(contentOf(tree, path))])),
    }).toMatchSnapshot('settings');
  });

  it.each(managers)('builds the image with these commands, as %s', async (packageManager) => {
    const file = contentOf(blueprintOf({ packageManager }), 'Dockerfile');
    const [build, image] = file.split(/\n\n(?=FROM)/);
    expect(build).toMatchSnapshot('build');
    expect(image).not.toMatch(new RegExp(String.raw`\b(${managers.join('|')})\b`));
  });

  it.each(axes.packageManager.choices)('is the only one that is mentioned, as $value', async (manager) => {
    const tree = blueprintOf({ packageManager: manager.value });
    const text = [...tree]
      // A third-party word list.
      .filter(([path]) => !path.endsWith('common-passwords.txt'))
      .map(([path, { content }]) => `${path}\n${content}`)
      .join('\n')
      // Another package manager installs it.
      .replaceAll(manager.distribution?.command ?? '<nothing>', '');
    const foreign = axes.packageManager.choices
      .filter(({ value }) => value !== manager.value)
      .flatMap(({ value, commands, lockfile }) => [value, commands.execute.split(' ')[0], lockfile]);
    expect(text).toContain(manager.commands.cleanInstall);
    expect(text).not.toMatch(new RegExp(String.raw`(?<![\w@/.-])(${foreign.join('|')})\b`));
  });

  it.each(managers)('keeps the versions and overrides of the framework, as %s', async (packageManager) => {
    const tree = blueprintOf({ packageManager, framework: 'nestjs' });
    const workspace = parse(contentOf(tree, 'pnpm-workspace.yaml')) ?? {};
    const { overrides, resolutions } = packageOf(tree);
    expect(Object.keys(overrides ?? resolutions ?? workspace.overrides)).toEqual(['cookie', 'file-type']);
  });

  it('omits empty overrides', async () => {
    const tree = blueprintOf({ packageManager: 'pnpm', framework: 'express' });
    expect(parse(contentOf(tree, 'pnpm-workspace.yaml'))).not.toHaveProperty('overrides');
  });

  it.each(axes.packageManager.choices)(
    'resolves the platform from the workspace, as $value',
    async (manager) => {
      const tree = blueprintOf({ packageManager: manager.value });
      const { dependencies } = packageOf(tree, 'services/user-service/package.json');
      expect(dependencies['@repo/platform']).toBe(manager.workspaceVersion);
    },
  );
});
