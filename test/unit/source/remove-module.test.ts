import { describe, expect, it } from 'vitest';
import { EditRefused } from '../../../src/source/edit-refused.js';
import { removeModule } from '../../../src/source/remove-module.js';
import { code } from './fixtures/code.js';
import { access, compose, composition, decorate, generated, grant, nestRoot } from './fixtures/edited.js';
import { everywhere } from './fixtures/everywhere.js';
import { lists } from './fixtures/lists.js';

const traces = { name: 'order-lines', permissions: ['order-lines:read', 'order-lines:write'] };
/** Without what a formatter decides: blank lines, and commas at the ends of lists. */
const plain = (text: string) => text.replaceAll(/,(?=\s*(\/\/.*)?$)/gm, '').replaceAll(/^\s*\n/gm, '');
const remove = (text: string) => removeModule(text, traces);

describe('removing a module from a wired file', () => {
  const untouched = [...everywhere, ...lists, ...code].filter(
    ({ text }) => !/orderLines|OrderLines/.test(text),
  );

  it.each(untouched)('gives back the text that there was: $name', ({ text, edit }) => {
    expect(plain(remove(edit(text)))).toBe(plain(text));
  });

  it('changes nothing where there is nothing of it', () => {
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
      'a module that takes it',
      compose(composition).replace('createAuditModule(platform)', 'createAuditModule(platform, orderLines)'),
      'createAuditModule',
    ],
    [
      'a type of it',
      `import type { OrderLine } from './modules/order-lines/index.js';\n${compose(composition)}\nexport type Line = OrderLine;\n`,
      'export type Line',
    ],
    [
      'a provider of it',
      decorate(nestRoot).replace('static with', 'static all = [OrderLinesModule.all];\n  static with'),
      'static all',
    ],
    [
      'a permission in a condition',
      `${grant(access)}\nexport const isOpen = mode === 'order-lines:read';\n`,
      'isOpen',
    ],
    ['a syntax error', compose(composition).replace('return {', 'return {{'), 'a syntax error'],
  ])('is refused with %s', (_name, text, found) => {
    expect(() => remove(text)).toThrow(EditRefused);
    expect(() => remove(text)).toThrow(found);
  });
});
