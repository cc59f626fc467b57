import { randomUUID } from 'node:crypto';
import process from 'node:process';
import pg from 'pg';
import type { TestDatabase } from './test-resource.js';

/** The server of the tests; its role may create databases. */
const serverUrl = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@localhost:5432/postgres';

/** Creates an empty database. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    settings: { DATABASE_URL: url.href },
    remove: () => onServer(`drop database ${name} with (force)`),
  };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
