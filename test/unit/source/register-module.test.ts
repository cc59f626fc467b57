import { describe, expect, it } from 'vitest';
import { EditRefused } from '../../../src/source/edit-refused.js';
import { registerModule } from '../../../src/source/register-module.js';

const empty = `import type { Platform } from './module.js';

export function compose(platform: Platform) {
  // what follows is ours
  const cache = createCache();

  return { platform, modules: [] };
}
`;
const users = { name: 'users', needs: [] };
const orders = { name: 'order-lines', needs: ['users'] };

describe('registerModule', () => {
  it('adds the first module and the next one', () => {
    expect([users, orders].reduce(registerModule, empty)).toBe(`import type { Platform } from './module.js';
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

  it('changes nothing the second time', () => {
    const once = registerModule(empty, users);
    expect(registerModule(once, users)).toBe(once);
  });

  it('writes as the file is written', () => {
    const other = empty
      .replaceAll('\n', '\r\n')
      .replaceAll("'", '"')
      .replaceAll('  ', '\t')
      .replaceAll(';', '')
      .replace('[]', '[\r\n\t\ta, // the first\r\n\t\tb,\r\n\t]');
    const edited = registerModule(other, users);
    expect(edited).toContain('import { createUsersModule } from "./modules/users/index.js"\r\n');
    expect(edited).toContain('\r\n\tconst users = createUsersModule(platform)\r\n\r\n\treturn');
    expect(edited).toContain('[\r\n\t\ta, // the first\r\n\t\tb,\r\n\t\tusers,\r\n\t]');
    expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it.each([
    ['an adapter', { name: 'cache', needs: [] }],
    ['a parameter', { name: 'platform', needs: [] }],
  ])('refuses a module whose name %s has', (_what, wiring) => {
    expect(() => registerModule(empty, wiring)).toThrow('another use of the name');
  });

  it('does not take the import of a type for that of the factory', () => {
    const typed = `import type { createUsersModule } from './modules/users/index.js';\n${empty}`;
    expect(registerModule(typed, users)).toContain(
      "\nimport { createUsersModule } from './modules/users/index.js';",
    );
  });

  it.each([
    ['no such function', empty.replace('function compose', 'function build'), 'no such function'],
    ['no list', empty.replace('modules: []', 'modules'), 'no list of modules'],
    ['no return', empty.replace(/return.*/, ''), 'no return statement'],
    ['a syntax error', empty.replace('modules: []', 'modules: ['), 'a syntax error'],
  ])('refuses a file with %s, and says what to paste', (_what, text, found) => {
    expect(() => registerModule(text, users)).toThrow(EditRefused);
    expect(() => registerModule(text, users)).toThrow(found);
    expect(() => registerModule(text, users)).toThrow('const users = createUsersModule(platform)');
  });
});
