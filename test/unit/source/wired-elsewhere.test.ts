import { describe, expect, it } from 'vitest';
import { openFacts } from '../../../src/source/edit.js';
import { factsOf } from '../../../src/source/grant-permissions.js';
import { moduleFact } from '../../../src/source/register-modules.js';

const wiring = { name: 'orders', needs: [] };
const root = 'services/user-service/src/composition.ts';
const nest = 'services/user-service/src/app.module.ts';
const access = 'services/user-service/src/access.ts';
const made = `import { createOrdersModule } from './modules/orders/index.js';\n`;
const decorated = `import { OrdersModule } from './modules/orders/orders.module.js';\n`;

type Files = Record<string, string>;
const src = 'services/user-service/src';
const stateOf = (path: string, files: Files, facts = [moduleFact(wiring, 'compose function')]) => {
  const contentAt = (name: string): string | null => files[name.slice(src.length + 1)] ?? null;
  const { missing, unclear } = openFacts(contentAt(path) ?? '', facts, { path, contentAt });
  return missing.length > 0 ? 'missing' : unclear.length > 0 ? 'unclear' : 'done';
};
const composedIn = (modules: string, files: Files = {}, imports = '') =>
  stateOf(root, {
    'composition.ts': `${imports}export function compose(platform) {\n  return { platform, modules: ${modules} };\n}\n`,
    ...files,
  });
const decoratedIn = (imports: string, files: Files = {}, head = '') =>
  stateOf(
    nest,
    { 'app.module.ts': `${head}@Module({ imports: ${imports} })\nexport class AppModule {}\n`, ...files },
    [moduleFact(wiring, 'module decorator')],
  );

describe('a module that handwritten code registers', () => {
  const create = `import { createModules } from './create-modules.js';\n`;
  it.each<[string, string, Files, string]>([
    [
      'a function of another file',
      'createModules(platform)',
      {
        'create-modules.ts': `${made}export function createModules(platform) {\n  const orders = createOrdersModule(platform);\n  return [orders];\n}\n`,
      },
      create,
    ],
    [
      'a function over several files',
      'await createModules(platform)',
      {
        'create-modules.ts': `export { createModules } from './registry/index.js';\n`,
        'registry/index.ts': `export * from './all.js';\n`,
        'registry/all.ts': `import { createOrdersModule } from '../modules/orders/index.js';\nexport const createModules = async (platform) => [createOrdersModule(platform)];\n`,
      },
      create,
    ],
    ['a condition', 'all ? [createOrdersModule(platform)] : []', {}, made],
    ['a call that orders it', 'inOrder([createOrdersModule(platform)])', {}, made],
    ['a method of the list', '[createOrdersModule(platform)].filter(Boolean)', {}, made],
    [
      'a barrel',
      '[createOrdersModule(platform)]',
      {},
      `import { createOrdersModule } from './modules/index.js';\n`,
    ],
  ])('counts as registered through %s', (_name, modules, files, imports) => {
    expect(composedIn(modules, files, imports)).toBe('done');
  });

  it('counts as registered through a push', () => {
    const text = `${made}export function compose(platform) {\n  const modules = [];\n  modules.push(createOrdersModule(platform));\n  return { platform, modules };\n}\n`;
    expect(stateOf(root, { 'composition.ts': text })).toBe('done');
  });

  it('counts as registered through a result of another file', () => {
    const text = `import { build } from './build.js';\nexport function compose(platform) {\n  return build(platform);\n}\n`;
    const build = `${made}export function build(platform) {\n  return { platform, modules: [createOrdersModule(platform)] };\n}\n`;
    expect(stateOf(root, { 'composition.ts': text, 'build.ts': build })).toBe('done');
  });

  it('is missing when no import of the root mentions it', () => {
    expect(
      composedIn(
        'createModules(platform)',
        { 'create-modules.ts': 'export function createModules() {\n  return load();\n}\n' },
        create,
      ),
    ).toBe('missing');
    expect(composedIn('all(users)')).toBe('missing');
    expect(composedIn('[users]', {}, made)).toBe('missing');
  });

  it('is unclear when a file mentions it, or loads modules at runtime', () => {
    const files = {
      'create-modules.ts': `${made}export const createModules = (platform) => load({ orders: createOrdersModule });\n`,
    };
    expect(composedIn('createModules(platform)', files, create)).toBe('unclear');
    expect(composedIn('(await import(name)).modules')).toBe('unclear');
  });

  it('is missing after circular imports without it', () => {
    const files = {
      'a.ts': `export { createModules } from './b.js';\n`,
      'b.ts': `export { createModules } from './a.js';\n`,
    };
    expect(composedIn('createModules(platform)', files, `import { createModules } from './a.js';\n`)).toBe(
      'missing',
    );
  });
});

describe('a Nest module that handwritten code registers', () => {
  it.each<[string, string, Files, string]>([
    [
      'a list of another file',
      'features',
      { 'features.ts': `${decorated}export const features = [OrdersModule];\n` },
      `import { features } from './features.js';\n`,
    ],
    [
      'a spread',
      '[...features]',
      { 'features.ts': `${decorated}export const features = [OrdersModule];\n` },
      `import { features } from './features.js';\n`,
    ],
    [
      'a module that imports it',
      '[ShopModule]',
      {
        'shop.module.ts': `${decorated}@Module({ imports: [OrdersModule.with({})] })\nexport class ShopModule {}\n`,
      },
      `import { ShopModule } from './shop.module.js';\n`,
    ],
    [
      'another name',
      '[Orders]',
      {},
      `import { OrdersModule as Orders } from './modules/orders/orders.module.js';\n`,
    ],
  ])('counts as registered through %s', (_name, imports, files, head) => {
    expect(decoratedIn(imports, files, head)).toBe('done');
  });

  it('is missing when no file mentions it', () => {
    expect(decoratedIn('[UsersModule]')).toBe('missing');
  });
});

describe('a permission that handwritten code grants', () => {
  const facts = factsOf([{ permission: 'orders:read', roles: ['manager'] }]);
  const stateIn = (type: string, roles: string, files: Files = {}, head = '') =>
    stateOf(
      access,
      {
        'access.ts': `${head}type Permission = ${type};\nexport const policy = createAccessPolicy<Permission>(${roles});\n`,
        ...files,
      },
      facts,
    );
  const named = `'orders:read'`;
  it.each<[string, string, string, Files, string]>([
    ['to another role', named, `{ support: { inherits: [], permissions: ['orders:read'] } }`, {}, ''],
    [
      'by a constant',
      named,
      '{ manager: { inherits: [], permissions: [READ] } }',
      {},
      `const READ = 'orders:read';\n`,
    ],
    [
      'by roles of another file',
      named,
      'roles',
      { 'roles.ts': `export const roles = { editor: { inherits: [], permissions: ["orders:read"] } };\n` },
      `import { roles } from './roles.js';\n`,
    ],
    [
      'with a type of another file',
      'Known',
      `{ manager: { inherits: [], permissions: ['orders:read'] } }`,
      { 'known.ts': `export type Known = 'users:read' | 'orders:read';\n` },
      `import type { Known } from './known.js';\n`,
    ],
    [
      'to a role that spreads it',
      named,
      '{ manager: { ...base, inherits: [] } }',
      {},
      `const base = { permissions: ['orders:read'] };\n`,
    ],
  ])('counts as granted %s', (_name, type, roles, files, head) => {
    expect(stateIn(type, roles, files, head)).toBe('done');
  });

  it('is missing when no role has it, and unclear when the roles cannot be read', () => {
    expect(stateIn(named, `{ manager: { inherits: [], permissions: [] } }`)).toBe('missing');
    expect(stateIn(named, `{ manager: { inherits: [], permissions: all('orders') } }`)).toBe('unclear');
    expect(stateIn(named, 'rolesOf(settings)')).toBe('unclear');
  });
});
