import type { Choice } from '../descriptor.js';

export const sqlite: Choice = {
  value: 'sqlite',
  label: 'SQLite',
  help: 'embedded; no server to run',
  oneReplica: 'SQLite is a file on one host',
  templates: ['family/sql', 'database/sqlite'],
  moduleTemplates: ['module/family/sql'],
  contributes: {
    dependencies: {
      'packages/platform': { runtime: ['kysely', 'libsql'] },
      'services/user-service': { runtime: ['kysely'], development: ['libsql'] },
    },
    environment: {
      DATABASE_URL: {
        group: 'Database',
        comment: 'The SQLite file, relative to the project folder.',
        example: 'file:./data/app.db',
      },
    },
    compose: {
      'user-service': { volumes: ['data:/app/data'] },
      migrate: { volumes: ['data:/app/data'] },
    },
    volumes: ['data'],
    documents: {
      stack:
        'SQLite (through libsql) holds the data in one file, in WAL mode with foreign keys on; Kysely writes the SQL and runs the migrations. Reads never wait; a write waits at most two seconds for the lock, then the answer is 503. The file can be read by its owner only.',
      operations:
        'Back up the database with `sqlite3 data/app.db ".backup backup.db"`: copying the file of a running service can lose what is still in the write-ahead log.',
    },
  },
  probe: 'test/product/generated-project.test.ts',
};
