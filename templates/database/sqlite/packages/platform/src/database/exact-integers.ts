import type { SqliteDatabase } from 'kysely';
import type SqliteFile from 'libsql';

/** A file whose whole numbers are exact: those that a number cannot hold come out as a bigint, all others as a number. */
export function exactIntegers(file: SqliteFile.Database): SqliteDatabase {
  return {
    close: () => void file.close(),
    prepare(sql) {
      const statement = file.prepare(sql).safeIntegers(true);
      return {
        reader: statement.reader,
        all: (parameters) => statement.all(parameters).map(withNumbers),
        run: (parameters) => statement.run(parameters),
        *iterate(parameters) {
          for (const row of statement.iterate(parameters)) yield withNumbers(row);
        },
      };
    },
  };
}

function withNumbers(row: unknown): unknown {
  const columns = row as Record<string, unknown>;
  for (const name in columns) {
    const value = columns[name];
    if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) columns[name] = Number(value);
  }
  return columns;
}
