import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestDatabase {
  /** Settings of the database. */
  settings: { DATABASE_URL: string };
  remove(): Promise<void>;
}

/** Creates an empty database. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'service-'));
  return {
    settings: { DATABASE_URL: `file:${join(folder, 'test.db')}` },
    remove: async () => rmSync(folder, { recursive: true }),
  };
}
