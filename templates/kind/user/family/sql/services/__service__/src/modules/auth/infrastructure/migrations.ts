import { exactText, timestamp } from '@repo/platform/database';
import type { Migration, Session } from '@repo/platform/database';

export const authMigrations: readonly Migration<Session>[] = [
  {
    name: '0002_sessions',
    async up({ schema }) {
      await schema
        .createTable('sessions')
        .addColumn('id', exactText(36), (column) => column.primaryKey())
        .addColumn('user_id', exactText(36), (column) =>
          column.notNull().references('users.id').onDelete('cascade'),
        )
        .addColumn('created_at', timestamp.type, (column) => column.notNull())
        .addColumn('expires_at', timestamp.type, (column) => column.notNull())
        .addColumn('ended_at', timestamp.type)
        .execute();
      await schema
        .createIndex('sessions_user_id')
        .on('sessions')
        .columns(['user_id', 'ended_at', 'created_at'])
        .execute();
      for (const column of ['expires_at', 'ended_at']) {
        await schema.createIndex(`sessions_${column}`).on('sessions').column(column).execute();
      }
      await schema
        .createTable('refresh_tokens')
        .addColumn('token_hash', exactText(64), (column) => column.primaryKey())
        // No foreign key: deleting one session would cascade to thousands of tokens in one statement.
        .addColumn('session_id', exactText(36), (column) => column.notNull())
        .addColumn('expires_at', timestamp.type, (column) => column.notNull())
        .addColumn('consumed_at', timestamp.type)
        .execute();
      await schema
        .createIndex('refresh_tokens_session_id')
        .on('refresh_tokens')
        .column('session_id')
        .execute();
      await schema
        .createIndex('refresh_tokens_expires_at')
        .on('refresh_tokens')
        .column('expires_at')
        .execute();
    },
    async down({ schema }) {
      await schema.dropTable('refresh_tokens').execute();
      await schema.dropTable('sessions').execute();
    },
  },
];
