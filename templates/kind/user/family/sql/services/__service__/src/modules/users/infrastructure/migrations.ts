import { exactText, longText, timestamp } from '@repo/platform/database';
import type { Migration, Session } from '@repo/platform/database';

export const usersMigrations: readonly Migration<Session>[] = [
  {
    name: '0001_users',
    async up({ schema }) {
      await schema
        .createTable('users')
        .addColumn('id', exactText(36), (column) => column.primaryKey())
        .addColumn('email', exactText(254), (column) => column.notNull())
        .addColumn('username', exactText(30), (column) => column.notNull())
        .addColumn('username_key', exactText(30), (column) => column.notNull())
        .addColumn('password_hash', exactText(255), (column) => column.notNull())
        .addColumn('roles', longText, (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('created_at', timestamp.type, (column) => column.notNull())
        .addColumn('updated_at', timestamp.type, (column) => column.notNull())
        .execute();
      for (const column of ['email', 'username_key']) {
        await schema.createIndex(`users_${column}_unique`).unique().on('users').column(column).execute();
      }
    },
    async down({ schema }) {
      await schema.dropTable('users').execute();
    },
  },
];
