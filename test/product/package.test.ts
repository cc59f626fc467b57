import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ts } from 'ts-morph';
import type { ts as typescript } from 'ts-morph';
import { runCli } from '../support/cli.js';
import { start } from '../support/generated.js';
import { filesBelow, pack, repository } from '../support/package.js';
import type { PackedPackage } from '../support/package.js';
import { serveRegistry } from '../support/registry.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = await temporaryFolder();
const home = join(root, 'home');
const flags = ['--yes', '--no-install', '--no-git'];

let packed: PackedPackage;
let registry: string;
beforeAll(async () => {
  await mkdir(home);
  packed = await pack(root);
  registry = await serveRegistry(packed.file);
});

describe('the package', () => {
  const below = (folder: string) =>
    packed.files.flatMap(({ path }) => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : []));

  it('contains every template, including those of dot-files', async () => {
    const templates = await filesBelow(join(repository, 'templates'));
    expect(below('templates').toSorted()).toEqual(templates);
    expect(templates.filter((path) => /(^|\/)_\w/.test(path))).not.toEqual([]);
    // npm omits some dot-files from packages.
    expect(templates.filter((path) => /(^|\/)\./.test(path))).toEqual([]);
  });

  it('contains exactly the modules that the CLI loads', async () => {
    const modules = await modulesFrom('cli/main.js', join(repository, 'dist'));
    const beside = ['THIRD-PARTY-NOTICES.md', 'preset.schema.json'];
    expect(below('dist').toSorted()).toEqual([...modules, ...beside].toSorted());
  });

  it('contains the licences of the bundled libraries', async () => {
    const notices = await readFile(join(repository, 'dist/THIRD-PARTY-NOTICES.md'), 'utf8');
    for (const name of ['commander', 'handlebars', 'zod']) {
      expect(notices).toMatch(new RegExp(`^## ${name} \\d.*\\n[^]*?Copyright`, 'm'));
    }
  });

  it('contains no files other than the modules, templates, executable, manifest and documents', () => {
    const others = packed.files.filter(({ path }) => !/^(dist|templates)\//.test(path));
    expect(others.map(({ path, mode }) => [path, mode])).toEqual([
      ['LICENSE', 0o644],
      ['README.md', 0o644],
      ['bin/create-enterprise-app.js', 0o755],
      ['package.json', 0o644],
    ]);
  });

  it('is smaller than 800 kB, including the libraries', () => {
    expect(packed.size).toBeLessThan(800_000);
  });

  it('defines what npm needs to publish it', async () => {
    const manifest = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      license: 'MIT',
      publishConfig: { access: 'public', provenance: true },
    });
    expect(manifest.private).toBeUndefined();
  });
});

describe('the CLI, installed from a registry', () => {
  /** Runs npm or npx in an empty folder, without user settings and with an empty cache. */
  const run = async (program: 'npm' | 'npx', args: readonly string[], cwd: string) => {
    await mkdir(cwd);
    const running = start(cwd, program, args, {
      HOME: home,
      npm_config_userconfig: join(home, 'npmrc'),
      npm_config_globalconfig: join(home, 'global-npmrc'),
      npm_config_cache: join(home, 'cache'),
      npm_config_registry: registry,
    });
    return { code: await running.ended, output: running.output() };
  };

  it('installs its dependencies without warnings and without install scripts', async () => {
    const folder = join(root, 'installed');
    const { code, output } = await run('npm', ['install', 'create-enterprise-app'], folder);
    expect([code, output]).toEqual([0, expect.not.stringMatching(/warn/i)]);
    const lock = JSON.parse(await readFile(join(folder, 'node_modules/.package-lock.json'), 'utf8'));
    const entries = Object.entries<{ hasInstallScript?: boolean }>(lock.packages);
    expect(entries.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
    const { dependencies } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
    for (const name of Object.keys(dependencies))
      expect(lock.packages).toHaveProperty([`node_modules/${name}`]);
    // npx installs these packages before the CLI starts: ts-morph and oxfmt with their dependencies, which are not bundled.
    expect(entries.length).toBeLessThan(20);
  });

  it.each([
    ['npx', ['--yes', 'create-enterprise-app']],
    ['npm', ['create', '--yes', 'enterprise-app', '--']],
  ] as const)('generates with %s %j the same project as the working copy', async (program, args) => {
    const folder = join(root, program);
    expect(await run(program, [...args, 'shop', ...flags], folder)).toMatchObject({ code: 0 });
    const reference = join(root, `${program}-reference`, 'shop');
    expect(await runCli([reference, ...flags])).toMatchObject({ code: 0 });

    const [ours, theirs] = [await contentsOf(reference), await contentsOf(join(folder, 'shop'))];
    expect(Object.keys(theirs)).toContain('.github/workflows/ci.yml');
    expect(theirs).toEqual(ours);
    // npm writes its own files elsewhere.
    expect(await readdir(folder)).toEqual(['shop']);
  });
});

/** Returns a module of a folder with its static and dynamic imports from that folder, transitively. */
async function modulesFrom(path: string, folder: string, found = new Set<string>()): Promise<Set<string>> {
  if (found.has(path)) return found;
  found.add(path);
  const code = await readFile(join(folder, path), 'utf8');
  for (const name of importsIn(ts.createSourceFile(path, code, ts.ScriptTarget.Latest))) {
    if (name.startsWith('./')) await modulesFrom(posix.join(posix.dirname(path), name), folder, found);
  }
  return found;
}

/** Returns the static and dynamic import specifiers in a syntax tree. */
function importsIn(node: typescript.Node): string[] {
  const own =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : undefined;
  const below: string[] = [];
  ts.forEachChild(node, (child) => void below.push(...importsIn(child)));
  return own && ts.isStringLiteralLike(own) ? [own.text, ...below] : below;
}

/** Returns every file with its mode and content; for `.env`, only the keys. */
async function contentsOf(project: string): Promise<Record<string, { mode: number; content: string }>> {
  const entries = (await filesBelow(project)).map(async (path) => {
    const content = await readFile(join(project, path), 'utf8');
    const { mode } = await stat(join(project, path));
    return [path, { mode, content: path === '.env' ? content.replaceAll(/=.*/g, '=') : content }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
