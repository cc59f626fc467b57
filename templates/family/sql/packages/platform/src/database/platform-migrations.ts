import { exactText, identity, longText, timestamp } from './columns.js';
import type { Session } from './kysely-database.js';
import type { Migration } from './port.js';

/** The tables of the platform, created before those of the modules. */
export const platformMigrations: readonly Migration<Session>[] = [
  {
    name: '0000_idempotency_keys',
    async up({ schema }) {
      await schema
        .createTable('idempotency_keys')
        .addColumn('key', exactText(64), (column) => column.primaryKey())
        .addColumn('fingerprint', exactText(64), (column) => column.notNull())
        .addColumn('claim_id', exactText(36), (column) => column.notNull())
        .addColumn('outcome', longText)
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
  {
    name: '0000_outbox_and_inbox',
    async up({ schema }) {
      await schema
        .createTable('outbox')
        .addColumn('position', identity.type, identity.build)
        .addColumn('aggregate_id', exactText(64), (column) => column.notNull())
        .addColumn('message', longText, (column) => column.notNull())
        .addColumn('failures', 'integer', (column) => column.notNull())
        .addColumn('due_at', timestamp.type, (column) => column.notNull())
        .addColumn('not_before', timestamp.type, (column) => column.notNull())
        .addColumn('lease', exactText(36))
        .execute();
      await schema
        .createIndex('outbox_aggregate_id')
        .on('outbox')
        .columns(['aggregate_id', 'position'])
        .execute();
      for (const column of ['due_at', 'not_before', 'lease']) {
        await schema.createIndex(`outbox_${column}`).on('outbox').column(column).execute();
      }
      await schema
        .createTable('inbox')
        .addColumn('consumer', exactText(64), (column) => column.notNull())
        .addColumn('message_id', exactText(36), (column) => column.notNull())
        .addColumn('handled_at', timestamp.type, (column) => column.notNull())
        .addPrimaryKeyConstraint('inbox_key', ['message_id', 'consumer'])
        .execute();
      await schema.createIndex('inbox_handled_at').on('inbox').column('handled_at').execute();
    },
    async down({ schema }) {
      await schema.dropTable('inbox').execute();
      await schema.dropTable('outbox').execute();
    },
  },
  {
    name: '0000_dead_letters',
    async up({ schema }) {
      await schema
        .createTable('dead_letters')
        .addColumn('id', exactText(36), (column) => column.primaryKey())
        .addColumn('subscription', exactText(100), (column) => column.notNull())
        .addColumn('message_id', exactText(36), (column) => column.notNull())
        .addColumn('message', longText, (column) => column.notNull())
        .addColumn('error', longText, (column) => column.notNull())
        .addColumn('died_at', timestamp.type, (column) => column.notNull())
        .addUniqueConstraint('dead_letters_once', ['subscription', 'message_id'])
        .execute();
      await schema.createIndex('dead_letters_died_at').on('dead_letters').column('died_at').execute();
    },
    async down({ schema }) {
      await schema.dropTable('dead_letters').execute();
    },
  },
  {
    name: '0000_job_runs',
    async up({ schema }) {
      await schema
        .createTable('job_runs')
        .addColumn('job', exactText(64), (column) => column.primaryKey())
        .addColumn('due_at', timestamp.type, (column) => column.notNull())
        .addColumn('busy_until', timestamp.type, (column) => column.notNull())
        .execute();
    },
    async down({ schema }) {
      await schema.dropTable('job_runs').execute();
    },
  },
];
