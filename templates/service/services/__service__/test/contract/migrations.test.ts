import type { Database, Session } from '@repo/platform/database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../../../packages/platform/test/support/database.js';
import type { TestDatabase } from '../../../../packages/platform/test/support/test-resource.js';
import { openDatabase } from '../support/open-test-database.js';

let testDatabase: TestDatabase;
let database: Database<Session>;
let done: string[];

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  database = await openDatabase(testDatabase);
  done = [];
});
afterEach(async () => {
  await database.close();
  await testDatabase.remove();
});

const migration = (name: string) => ({
  name,
  up: async () => void done.push(`up ${name}`),
  down: async () => void done.push(`down ${name}`),
});
const [first, second, third] = [migration('0001_a'), migration('0002_b'), migration('0003_c')];

describe('migrations', () => {
  it('runs once, in the order of the names', async () => {
    await expect(database.pending([second, first])).resolves.toEqual(['0001_a', '0002_b']);
    await expect(database.migrate([second, first])).resolves.toEqual(['0001_a', '0002_b']);
    await expect(database.migrate([second, first])).resolves.toEqual([]);
    expect(done).toEqual(['up 0001_a', 'up 0002_b']);
  });

  it('runs migrations of a branch merged later, whatever their names', async () => {
    await database.migrate([first, third]);
    await expect(database.pending([first, second, third])).resolves.toEqual(['0002_b']);
    await expect(database.migrate([first, second, third])).resolves.toEqual(['0002_b']);
  });

  it('runs once when two processes migrate at the same time', async () => {
    const other = await openDatabase(testDatabase);
    const both = await Promise.all([database.migrate([first, second]), other.migrate([first, second])]);
    await other.close();
    expect(both.toSorted((a, b) => b.length - a.length)).toEqual([['0001_a', '0002_b'], []]);
    expect(done).toEqual(['up 0001_a', 'up 0002_b']);
  });

  it('runs migrations of two branches with the same number', async () => {
    const other = migration('0001_z');
    await database.migrate([other]);
    await expect(database.migrate([first, other, second])).resolves.toEqual(['0001_a', '0002_b']);
    await expect(database.pending([first, other, second])).resolves.toEqual([]);
  });

  it('rolls back one by one, the newest first', async () => {
    const all = [first, second];
    await database.migrate(all);
    await expect(database.rollback(all)).resolves.toBe('0002_b');
    await expect(database.rollback(all)).resolves.toBe('0001_a');
    await expect(database.rollback(all)).resolves.toBeNull();
    expect(done.slice(2)).toEqual(['down 0002_b', 'down 0001_a']);
  });

  it('fails when an applied migration is missing', async () => {
    await database.migrate([first, second]);
    await expect(database.migrate([first, third])).rejects.toThrow('0002_b');
    expect(done).not.toContain('up 0003_c');
  });
});
