import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  bigInteger,
  createDatabase,
  decimal,
  flag,
  isForeignKeyViolation,
  isUniqueViolation,
  json,
} from '@repo/platform/database';
import type { Database, Session } from '@repo/platform/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../support/logger.js';

const folder = mkdtempSync(join(tmpdir(), 'columns-'));
let database: Database<Session>;
beforeAll(async () => {
  database = await createDatabase({
    settings: { DATABASE_URL: `file:${join(folder, 'test.db')}` },
    logger: silentLogger,
  });
  const { schema } = database.session;
  await schema
    .createTable('things')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('one', bigInteger.type)
    .addColumn('one_more', 'text')
    .addColumn('parent', 'integer', (column) => column.references('things.id').onDelete('restrict'))
    .execute();
  await schema.createIndex('things_one').unique().on('things').column('one').execute();
  await schema.createIndex('things_one_more').unique().on('things').column('one_more').execute();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

interface Thing {
  id: number;
  one?: bigint | number;
  one_more?: string;
  parent?: number;
}
const things = () => database.session.withTables<{ things: Thing }>();
const insert = (thing: Thing) => things().insertInto('things').values(thing).execute();
const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('integers', () => {
  it('keeps integers of any size exact', async () => {
    const values = [9_223_372_036_854_775_807n, -9_223_372_036_854_775_808n, 9_007_199_254_740_993n, 7n];
    for (const [index, value] of values.entries()) await insert({ id: 100 + index, one: value });
    const rows = await things()
      .selectFrom('things')
      .select('one')
      .where('id', '>=', 100)
      .orderBy('id')
      .execute();
    expect(rows.map(({ one }) => bigInteger.read(one!))).toEqual(values);
  });

  it('returns safe integers as numbers', async () => {
    const { rows } = await sql<{ count: unknown }>`select 7 as count`.execute(database.session);
    expect(rows).toEqual([{ count: 7 }]);
  });
});

describe('decimal numbers', () => {
  it.each(['0.00', '12.50', '-0.05', '-12.00', '9999999999999999.99'])('stores %s as units', (value) => {
    expect(decimal(2).read(decimal(2).write(value))).toBe(value);
  });

  it('may have a scale of zero', () => expect(decimal(0).read(decimal(0).write('-7'))).toBe('-7'));
});

describe('other values', () => {
  it('returns values unchanged', () => {
    for (const value of [true, false]) expect(flag.read(flag.write(value))).toBe(value);
    expect(json.read(json.write({ a: ['\ud83d\ude00', null] }))).toEqual({ a: ['\ud83d\ude00', null] });
  });
});

describe('a rejected change', () => {
  it('identifies the violated column exactly', async () => {
    await insert({ id: 1, one: 1, one_more: 'x' });
    const error = await errorOf(insert({ id: 2, one: 2, one_more: 'x' }));
    expect(isUniqueViolation(error, 'things', 'one_more')).toBe(true);
    expect(isUniqueViolation(error, 'things', 'one')).toBe(false);
  });

  it('reports unknown and existing references', async () => {
    await insert({ id: 3 });
    await insert({ id: 4, parent: 3 });
    const unknown = await errorOf(insert({ id: 5, parent: 99 }));
    const referred = await errorOf(things().deleteFrom('things').where('id', '=', 3).execute());
    expect([unknown, referred].map(isForeignKeyViolation)).toEqual([true, true]);
    expect(isForeignKeyViolation(await errorOf(insert({ id: 3 })))).toBe(false);
  });
});
