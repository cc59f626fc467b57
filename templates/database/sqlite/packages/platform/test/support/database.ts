import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from './test-resource.js';

/** Creates an empty database. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'database-'));
  return {
    settings: { DATABASE_URL: `file:${join(folder, 'test.db')}` },
    remove: async () => rmSync(folder, { recursive: true }),
  };
}
