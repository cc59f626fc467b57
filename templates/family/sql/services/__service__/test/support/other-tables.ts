import { exactText } from '@repo/platform/database';
import type { Migration, Session } from '@repo/platform/database';

/** Returns a migration that creates tables with an id column only, for references to them. */
export function otherTables(tables: readonly string[]): Migration<Session> {
  return {
    name: '0000_others',
    async up({ schema }) {
      for (const table of tables) {
        await schema
          .createTable(table)
          .addColumn('id', exactText(36), (column) => column.primaryKey())
          .execute();
      }
    },
    async down() {},
  };
}

/** Adds a row to such a table, unless it exists. */
export async function addOther(session: Session, table: string, id: string | null): Promise<void> {
  if (id === null) return;
  await session
    .withTables<Record<string, { id: string }>>()
    .insertInto(table)
    .values({ id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Returns a migration that creates a table with `on delete restrict` references to the rows of another one. */
export function referringTo(table: string): Migration<Session> {
  return {
    name: '9999_referring',
    async up({ schema }) {
      await schema
        .createTable('referring')
        .addColumn('referred_id', exactText(36), (column) =>
          column.notNull().references(`${table}.id`).onDelete('restrict'),
        )
        .execute();
    },
    async down() {},
  };
}

/** Adds a row that refers to the row with this id. */
export async function referTo(session: Session, id: string): Promise<void> {
  const tables = session.withTables<{ referring: { referred_id: string } }>();
  await tables.insertInto('referring').values({ referred_id: id }).execute();
}
