import { exactText, longText, timestamp } from '@repo/platform/database';
import type { Migration, Session } from '@repo/platform/database';

export const auditMigrations: readonly Migration<Session>[] = [
  {
    name: '0003_audit',
    async up({ schema }) {
      await schema
        .createTable('audit')
        .addColumn('id', exactText(36), (column) => column.primaryKey())
        .addColumn('type', exactText(100), (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('occurred_at', timestamp.type, (column) => column.notNull())
        .addColumn('aggregate_id', exactText(64), (column) => column.notNull())
        .addColumn('actor_id', exactText(36))
        .addColumn('payload', longText, (column) => column.notNull())
        .execute();
      await schema.createIndex('audit_occurred_at').on('audit').column('occurred_at').execute();
      await schema.createIndex('audit_aggregate_id').on('audit').columns(['aggregate_id', 'id']).execute();
    },
    async down({ schema }) {
      await schema.dropTable('audit').execute();
    },
  },
];
