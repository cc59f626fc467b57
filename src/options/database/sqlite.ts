import type { Choice } from '../descriptor.js';

export const sqlite: Choice = {
  value: 'sqlite',
  label: 'SQLite',
  help: 'embedded; no server to run',
  oneReplica: 'SQLite stores the data in a file on one host',
  templates: ['family/sql', 'database/sqlite'],
  contributes: {
    dependencies: {
      'packages/platform': { runtime: ['kysely', 'libsql'] },
      'services/__service__': { runtime: ['kysely'], development: ['libsql'] },
    },
    environment: {
      DATABASE_URL: {
        group: 'Database',
        comment: 'SQLite file, relative to the project folder.',
        example: 'file:./data/app.db',
      },
    },
    localFolders: ['data'],
    workloads: { everyProgram: { volumes: { data: '/app/data' } } },
    documents: {
      stack:
        'SQLite (through libsql) stores the data in one file, in WAL mode and with foreign keys enabled. Kysely builds the SQL and runs the migrations. Reads never block. A write waits for the lock for at most two seconds; after that the response is 503. Only the owner can read the file.',
      operations:
        'Back up the database with `sqlite3 data/app.db ".backup backup.db"`. A copy of the file of a running service can miss data that is still in the write-ahead log.',
    },
  },
  probe: 'test/product/generated-project.test.ts',
};
