import { describe, expect, it } from 'vitest';
import { withoutUnusedImports } from '../../../src/render/unused-imports.js';

const imports = `import * as field from './field.js';
import { made, type } from './made.js';
import type { Order } from './order.js';
`;
const kept = (code: string) => withoutUnusedImports(`${imports}\n${code}\n`).split('\n\n')[0];

describe('withoutUnusedImports', () => {
  it.each([
    ['a call', 'made();', "import { made } from './made.js';"],
    ['a spread', 'f(...made);', "import { made } from './made.js';"],
    ['a namespace', 'field.line();', "import * as field from './field.js';"],
    ['a type', 'let x: Order;', "import type { Order } from './order.js';"],
    ['a shorthand', 'const x = { made };', "import { made } from './made.js';"],
  ])('keeps a name that is used as %s', (_what, code, line) => {
    expect(kept(code)).toBe(line);
  });

  it.each([
    'const x = { made: 1, field: 2 };',
    'x.made; x.field.y;',
    "f('made field.x Order');",
    '// made Order',
    '',
  ])('drops a name that is not used in %j', (code) =>
    expect(withoutUnusedImports(`${imports}${code}`)).toBe(code),
  );

  it('drops names from a list', () => {
    expect(kept('type();')).toBe("import { type } from './made.js';");
    expect(kept('type(made);')).toBe("import { made, type } from './made.js';");
  });

  it('ignores quotes in comments and comment signs in strings', () => {
    expect(kept("/** the caller's */\nf('https://x'); made();")).toBe("import { made } from './made.js';");
  });
});
