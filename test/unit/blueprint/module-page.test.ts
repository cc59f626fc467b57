import { describe, expect, it } from 'vitest';
import { defineModule } from '../../../src/module/definition/definition.js';
import { parseField } from '../../../src/module/definition/fields.js';
import { pageOf } from '../../../src/blueprint/module-page.js';

const taken = { modules: ['users', 'auth', 'audit'] };
const fields = [
  'buyer:ref(users)',
  'total:decimal=1:min=0:index',
  'status:enum(open|paid)=open',
  'note:text?',
];
const orders = defineModule({ name: 'orders', fields: fields.map(parseField), owner: true }, taken);
const logs = defineModule({ name: 'logs', fields: ['line:string'].map(parseField), events: false }, taken);

describe('the page of a module', () => {
  it('lists its table, fields, permissions with roles, and events', () => {
    expect(pageOf(orders)).toBe(
      [
        '# orders',
        '',
        'Table `orders`, API below `/api/v1/orders`. Rows belong to the user who created them.',
        '',
        '- Fields: `buyer:ref(users)`, `total:decimal:index:min=0.00`, `status:enum(open|paid)`, `note:text?:min=1:max=10000`',
        '- Permissions: `orders:read` (manager), `orders:write`, `orders:delete` (admin)',
        '- Events: `order.created`, `order.updated`, `order.deleted`',
        '',
      ].join('\n'),
    );
    expect(pageOf(logs)).toMatch(/- Events: none\n$/);
  });
});
