import type { InsertQueryBuilder, InsertResult } from 'kysely';
import { skipExisting } from './dialect.js';

/** Inserts a row unless its key exists, and returns whether it was inserted. */
export async function insertOnce<DB, TB extends keyof DB>(
  insert: InsertQueryBuilder<DB, TB, InsertResult>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await skipExisting(insert).executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
