import { describe, expect, it } from 'vitest';
import { EditRefused } from '../../../src/source/edit-refused.js';
import { removeModule } from '../../../src/source/remove-module.js';
import { code } from './fixtures/code.js';
import { access, compose, composition, decorate, generated, grant, nestRoot } from './fixtures/edited.js';
import { everywhere } from './fixtures/everywhere.js';
import { lists } from './fixtures/lists.js';

const traces = { name: 'order-lines', permissions: ['order-lines:read', 'order-lines:write'] };
/** Returns a text without blank lines and trailing commas, which the formatter decides. */
const plain = (text: string) => text.replaceAll(/,(?=\s*(\/\/.*)?$)/gm, '').replaceAll(/^\s*\n/gm, '');
const remove = (text: string) => removeModule(text, traces);

describe('removeModule', () => {
  const untouched = [...everywhere, ...lists, ...code].filter(
    ({ text }) => !/orderLines|OrderLines/.test(text),
  );

  it.each(untouched)('restores the original text: $name', ({ text, edit }) => {
    expect(plain(remove(edit(text)))).toBe(plain(text));
  });

  it('removes a permission in any quotes', () => {
    for (const quote of ['"', '`'])
      expect(
        plain(remove(grant(access).replaceAll(/'(order-lines:\w+)'(?=[,\]])/g, `${quote}$1${quote}`))),
      ).toBe(plain(access));
  });

  it('keeps a byte order mark', () => {
    expect(remove(`\uFEFF${grant(access)}`)).toMatch(/^\uFEFF[^\uFEFF]/);
  });

  it('changes nothing in a file that does not use the module', () => {
    for (const text of [composition, nestRoot, access, ...Object.values(generated)])
      expect(remove(text)).toBe(text);
  });

  it.each([
    [
      'a use of its variable',
      compose(composition).replace('  return', '  orderLines.start();\n  return'),
      'orderLines.start();',
    ],
    [
      'a module that depends on it',
      compose(composition).replace('createAuditModule(platform)', 'createAuditModule(platform, orderLines)'),
      'createAuditModule',
    ],
    [
      'a use of its type',
      `import type { OrderLine } from './modules/order-lines/index.js';\n${compose(composition)}\nexport type Line = OrderLine;\n`,
      'export type Line',
    ],
    [
      'a use of its provider',
      decorate(nestRoot).replace('static with', 'static all = [OrderLinesModule.all];\n  static with'),
      'static all',
    ],
    [
      'a permission in a condition',
      `${grant(access)}\nexport const isOpen = mode === 'order-lines:read';\n`,
      'isOpen',
    ],
    ['a syntax error', compose(composition).replace('return {', 'return {{'), 'a syntax error'],
  ])('rejects %s', (_name, text, found) => {
    expect(() => remove(text)).toThrow(EditRefused);
    expect(() => remove(text)).toThrow(found);
  });
});
