import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { templatesOf } from '../../../src/blueprint/part.js';
import { treeOf } from '../../../src/blueprint/tree-of.js';
import { axes } from '../../../src/options/axes.js';
import { createSpec, withService } from '../../../src/project/spec.js';
import { templatesFolder } from '../../../src/system/package-root.js';
import { defaults } from '../../support/project.js';

const frameworks = axes.framework.choices.map(({ value }) => value);

describe.each(frameworks)('a project with two services of a kind, with %s', (framework) => {
  const spec = withService(createSpec('shop', { ...defaults, framework }), 'people-api', 'user');
  const tree = treeOf(spec, templatesOf(templatesFolder, spec), '0.0.0');
  const contentAt = async (path: string) => (await tree).get(path)?.content ?? '';

  it('has the same files in each service, with its name', async () => {
    const below = async (service: string) =>
      [...(await tree)]
        .filter(([path]) => path.startsWith(`services/${service}/`))
        .map(([path, { content }]) => [path, content].map((text) => text.replaceAll(service, '<service>')));
    const files = await below('people-api');
    expect(files.length).toBeGreaterThan(100);
    expect(files).toEqual(await below('user-service'));
  });

  it('builds, starts and records each service', async () => {
    const { scripts } = JSON.parse(await contentAt('package.json'));
    expect(scripts['db:migrate']).toBe(
      ['people-api', 'user-service']
        .map((name) => `node --enable-source-maps services/${name}/dist/commands/migrate.js`)
        .join(' && '),
    );
    expect(Object.keys(parse(await contentAt('compose.yaml')).services)).toEqual([
      'people-api',
      'people-api-migrate',
      'user-service',
      'user-service-migrate',
    ]);
    for (const path of ['Dockerfile', 'tsconfig.build.json', 'README.md'])
      expect(await contentAt(path)).toMatch(/services\/people-api[^]*services\/user-service/);
    expect(JSON.parse(await contentAt('.enterprise/services/people-api.json'))).toEqual({
      format: 1,
      kind: 'user',
    });
  });
});
