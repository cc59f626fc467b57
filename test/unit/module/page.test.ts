import { describe, expect, it } from 'vitest';
import { defineModule } from '../../../src/module/definition.js';
import { parseFields } from '../../../src/module/fields.js';
import { ensureSection, hasSection, sectionOf } from '../../../src/module/page.js';
import { EditRefused } from '../../../src/source/edit-refused.js';

const taken = { modules: ['users', 'auth', 'audit'] };
const fields = [
  'buyer:ref(users)',
  'total:decimal=1:min=0:index',
  'status:enum(open|paid)=open',
  'note:text?',
];
const orders = defineModule({ name: 'orders', fields: parseFields(fields), owner: true }, taken);
const logs = defineModule({ name: 'logs', fields: parseFields(['line:string']), events: false }, taken);

describe('the section of a module', () => {
  it('tells its table, its fields, who may do what, and its events', () => {
    expect(sectionOf(orders)).toBe(
      [
        '### orders',
        '',
        'Table `orders`, API below `/api/v1/orders`. Rows belong to the user who made them.',
        '',
        '- Fields: `buyer:ref(users)`, `total:decimal:index:min=0.00`, `status:enum(open|paid)`, `note:text?:min=1:max=10000`',
        '- Permissions: `orders:read` (manager), `orders:write`, `orders:delete` (admin)',
        '- Events: `order.created`, `order.updated`, `order.deleted`',
      ].join('\n'),
    );
    expect(sectionOf(logs)).toMatch(/- Events: none$/);
  });

  it.each([
    ['a page', '# Modules\n', `# Modules\n\n${sectionOf(orders)}\n`],
    ['a page without a line end', '# Modules', `# Modules\n\n${sectionOf(orders)}\n`],
    ['an empty page', '', `${sectionOf(orders)}\n`],
    ['a page of Windows', '# A\r\n', `# A\r\n\r\n${sectionOf(orders).replaceAll('\n', '\r\n')}\r\n`],
  ])('goes to the end of %s, once', (_name, before, after) => {
    expect(ensureSection(before, orders)).toBe(after);
    expect(ensureSection(after, orders)).toBe(after);
    expect([hasSection(before, orders), hasSection(after, orders)]).toEqual([false, true]);
  });

  it.each(['## orders\n', '#### `orders`\n', '# orders #\r\nmine\n'])('may be written anew: %j', (page) => {
    expect(ensureSection(page, orders)).toBe(page);
    expect(hasSection(page, logs)).toBe(false);
  });

  it('finds no place among merge markers', () => {
    const page = '# Modules\n<<<<<<< mine\n=======\n>>>>>>> theirs\n';
    expect(() => ensureSection(page, orders)).toThrow(EditRefused);
  });
});
