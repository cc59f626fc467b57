import { describe, expect, it } from 'vitest';
import { foundationOf } from '../../../src/blueprint/blueprint.js';
import { templatesOf } from '../../../src/blueprint/part.js';
import { templatesFolder } from '../../../src/system/package-root.js';
import { axes } from '../../../src/options/axes.js';
import { createSpec } from '../../../src/project/spec.js';
import type { Tree } from '../../../src/tree/tree.js';
import { blueprintOf, defaults, everyChoice } from '../../support/project.js';

const frameworks = axes.framework.choices.map(({ value }) => value);
const otherFrameworks = frameworks.filter((value) => value !== axes.framework.default);

describe('the blueprint', () => {
  it.each(everyChoice)(
    'is deterministic with $framework $database $cache $queue $ci $packageManager',
    async (answers) => {
      expect([...blueprintOf(answers)]).toEqual([...blueprintOf(answers)]);
    },
  );

  it('lists these files', async () => {
    expect([...blueprintOf().keys()]).toMatchSnapshot();
  });

  it.each(otherFrameworks)('contains these framework-specific files with %s', async (framework) => {
    const [usual, other] = [blueprintOf(), blueprintOf({ framework })];
    const differing = [...other].filter(([path, file]) => usual.get(path)?.content !== file.content);
    const gone = [...usual.keys()].filter((path) => !other.has(path));
    expect({ has: differing.map(([path]) => path), hasNot: gone }).toMatchSnapshot('files');
  });

  it('writes this compose file', async () => {
    expect(blueprintOf().get('compose.yaml')?.content).toMatchSnapshot();
  });

  it('writes this Dockerfile', async () => {
    expect(blueprintOf().get('Dockerfile')?.content).toMatchSnapshot();
  });

  it.each([
    ['github', '.github/workflows/ci.yml'],
    ['gitlab', '.gitlab-ci.yml'],
  ])('writes this pipeline for %s', async (ci, path) => {
    expect(blueprintOf({ ci }).get(path)?.content).toMatchSnapshot('file');
  });

  it.each(frameworks)('mentions no other choice with %s', async (framework) => {
    const none = blueprintOf({ framework, ci: 'none' });
    const text = [...none]
      // A third-party word list.
      .filter(([path]) => !path.endsWith('common-passwords.txt'))
      .map(([path, { content }]) => `${path}\n${content}`)
      .join('\n');
    expect(text).toContain('UsersModule');
    expect(text).not.toMatch(/github|gitlab|postgres|mysql|mongo|redis|memcached|rabbitmq|kafka/i);
    // A framework that is a dependency of the chosen one may be mentioned.
    const { dependencies } = JSON.parse(none.get('packages/platform/package.json')?.content ?? '');
    const others = frameworks.filter((name) => name !== framework && !(name in dependencies));
    expect(text).not.toMatch(new RegExp(String.raw`\b(${others.join('|')})\b`, 'i'));
  });

  it('differs between frameworks only in presentation, composition and the server', async () => {
    const own = [
      /^packages\/platform\/src\/server\//,
      /^services\/user-service\/src\/(main|application|composition|http-application|module|\w+\.module)\.ts$/,
      /^services\/user-service\/src\/modules\/\w+\/(index|\w+\.module|presentation\/\w+\.(routes|controller))\.ts$/,
      /^services\/user-service\/test\/unit\/application\.test\.ts$|^packages\/platform\/test\/unit\/(failures|route|routing|server)\.test\.ts$/,
      /^(.*\/package|.*\/nest-cli|\.oxlintrc|package|tsconfig\.base)\.json$|^(docs\/ARCHITECTURE|docs\/adr\/[\w-]+|README)\.md$/,
    ];
    const [first, ...others] = axes.framework.choices.map(({ value }) => blueprintOf({ framework: value }));
    const shared = (tree: Tree | undefined) =>
      [...(tree ?? [])].filter(([path]) => !own.some((pattern) => pattern.test(path)));
    expect(shared(first).length).toBeGreaterThan(150);
    for (const other of others) expect(shared(other)).toEqual(shared(first));
  });

  it('contains secret slots in private files only', async () => {
    for (const [path, { content, mode }] of blueprintOf()) {
      const slots = content.includes('<<secret:');
      expect([path, slots, mode === 0o600]).toEqual([path, path === '.env', path === '.env']);
    }
  });

  it('contains no unfilled values and no CRLF line endings', async () => {
    for (const [path, { content }] of blueprintOf()) {
      expect(content, path).not.toMatch(/\r|\bundefined\b.*\{\{|\{\{(?!\s)|\[object Object\]/);
      expect(content.endsWith('\n'), path).toBe(true);
    }
  });

  it('throws when a template folder is missing', async () => {
    const spec = createSpec('shop', defaults);
    const templates = new Map(templatesOf(templatesFolder, spec));
    templates.delete('database/sqlite');
    expect(() => foundationOf(spec, templates)).toThrow('database/sqlite');
  });

  it('throws when a template is invalid, when two templates write one file, and when a path is outside the project', async () => {
    const spec = createSpec('shop', defaults);
    const templates = templatesOf(templatesFolder, spec);
    const withExtra = (path: string, source: string) =>
      new Map([...templates, ['cache/memory', [{ path, source, filled: true }]]]);
    expect(() => foundationOf(spec, withExtra('x.md', '{{md nope}}'))).toThrow('nope');
    expect(() => foundationOf(spec, withExtra('README.md', ''))).toThrow('Two templates write README.md');
    expect(() => foundationOf(spec, withExtra('../x.md', ''))).toThrow('outside the project');
  });
});
