import { describe, expect, it } from 'vitest';
import { registerModules } from '../../../src/source/register-modules.js';
import type { ModuleWiring } from '../../../src/source/register-modules.js';

const empty = `import type { Platform } from './module.js';

export function compose(platform: Platform) {
  // what follows is ours
  const cache = createCache();

  return { platform, modules: [] };
}
`;
const users = { name: 'users', needs: [] };
const orders = { name: 'order-lines', needs: ['users'] };

describe('registerModules in a compose function', () => {
  const register = (text: string, wiring: ModuleWiring) =>
    registerModules(text, [wiring], 'compose function');

  it('adds the first and the next module', () => {
    expect([users, orders].reduce((text, module) => register(text, module), empty))
      .toBe(`import type { Platform } from './module.js';
import { createUsersModule } from './modules/users/index.js';
import { createOrderLinesModule } from './modules/order-lines/index.js';

export function compose(platform: Platform) {
  // what follows is ours
  const cache = createCache();

  const users = createUsersModule(platform);
  const orderLines = createOrderLinesModule(platform, users);

  return { platform, modules: [users, orderLines] };
}
`);
  });

  it('is idempotent', () => {
    const once = register(empty, users);
    expect(register(once, users)).toBe(once);
  });

  it('follows the style of the file', () => {
    const other = empty
      .replaceAll('\n', '\r\n')
      .replaceAll("'", '"')
      .replaceAll('  ', '\t')
      .replaceAll(';', '')
      .replace('[]', '[\r\n\t\ta, // the first\r\n\t\tb,\r\n\t]');
    const edited = register(other, users);
    expect(edited).toContain('import { createUsersModule } from "./modules/users/index.js"\r\n');
    expect(edited).toContain('\r\n\tconst users = createUsersModule(platform)\r\n\r\n\treturn');
    expect(edited).toContain('[\r\n\t\ta, // the first\r\n\t\tb,\r\n\t\tusers,\r\n\t]');
    expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it.each([
    ['an adapter', { name: 'cache', needs: [] }],
    ['a parameter', { name: 'platform', needs: [] }],
  ])('rejects a module with the name of %s', (_what, wiring) => {
    expect(() => register(empty, wiring)).toThrow('another use of the name');
  });

  it('adds the import of the factory next to a type import of the same name', () => {
    const typed = `import type { createUsersModule } from './modules/users/index.js';\n${empty}`;
    expect(register(typed, users)).toContain(
      "\nimport { createUsersModule } from './modules/users/index.js';",
    );
  });
});

const nest = `import { Module } from '@nestjs/common';
import { PlatformModule } from './platform.module.js';

/** The modules of the service. */
@Module({
  imports: [], // in the order of the API
  providers: [Clock],
})
export class AppModule {}
`;

describe('registerModules in a module decorator', () => {
  const register = (text: string, wiring: ModuleWiring) =>
    registerModules(text, [wiring], 'module decorator');
  const both = [users, orders].reduce((text, module) => register(text, module), nest);

  it('adds the first and the next module', () => {
    expect(both).toBe(`import { Module } from '@nestjs/common';
import { PlatformModule } from './platform.module.js';
import { UsersModule } from './modules/users/users.module.js';
import { OrderLinesModule } from './modules/order-lines/order-lines.module.js';

/** The modules of the service. */
@Module({
  imports: [UsersModule, OrderLinesModule], // in the order of the API
  providers: [Clock],
})
export class AppModule {}
`);
  });

  it('is idempotent, and accepts a configured module', () => {
    expect(register(both, users)).toBe(both);
    const configured = both.replace('[UsersModule,', '[UsersModule.register({ open: true }),');
    expect(register(configured, users)).toBe(configured);
  });

  it('follows the style of the file', () => {
    const other = nest
      .replaceAll('\n', '\r\n')
      .replaceAll("'", '"')
      .replaceAll('  ', '\t')
      .replaceAll(';', '')
      .replace('[]', '[\r\n\t\tA, // the first\r\n\t\tB,\r\n\t]');
    const edited = register(other, users);
    expect(edited).toContain('\r\nimport { UsersModule } from "./modules/users/users.module.js"\r\n');
    expect(edited).toContain('[\r\n\t\tA, // the first\r\n\t\tB,\r\n\t\tUsersModule,\r\n\t]');
    expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('rejects a module whose class name is in use', () => {
    const taken = nest.replace('./platform.module.js', './users.js').replace('PlatformModule', 'UsersModule');
    expect(() => register(taken, users)).toThrow('another use of the name');
  });
});
