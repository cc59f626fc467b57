import { timestamp } from './dialect.js';
import type { Session } from './kysely-database.js';
import type { Migration } from './port.js';

/** The tables that the platform itself needs, before those of any module. */
export const platformMigrations: readonly Migration<Session>[] = [
  {
    name: '0000_idempotency_keys',
    async up({ schema }) {
      await schema
        .createTable('idempotency_keys')
        .addColumn('key', 'varchar(64)', (column) => column.primaryKey())
        .addColumn('fingerprint', 'varchar(64)', (column) => column.notNull())
        .addColumn('answer', 'text')
        .addColumn('expires_at', timestamp.type, (column) => column.notNull())
        .execute();
      await schema
        .createIndex('idempotency_keys_expires_at')
        .on('idempotency_keys')
        .column('expires_at')
        .execute();
    },
    async down({ schema }) {
      await schema.dropTable('idempotency_keys').execute();
    },
  },
];
