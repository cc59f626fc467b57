import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CompiledQuery, QueryResult } from 'kysely';
import SqliteFile from 'libsql';
import { DatabaseUnavailable } from '../errors/index.js';
import { untilUnlocked } from './sqlite-errors.js';

/** Two handles of one file: in WAL mode, a write does not block reads. */
export interface SqliteFiles {
  reader: SqliteFile.Database;
  writer: SqliteFile.Database;
}

/** @throws DatabaseUnavailable when the file cannot be created, or is locked until the deadline */
export async function openFiles(path: string, deadline: number): Promise<SqliteFiles> {
  createFile(path);
  const writer = await untilUnlocked(deadline, () =>
    openFile(path, ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']),
  );
  const reader = await untilUnlocked(deadline, () => openFile(path, ['query_only = ON']));
  return { reader, writer };
}

/** Only the owner can read the file. SQLite gives its `-wal` and `-shm` files the same mode. */
function createFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw new DatabaseUnavailable(`Cannot open ${path}`, { cause: error });
  }
}

/** No lock timeout, because SQLite would block the event loop while it waits. */
function openFile(path: string, pragmas: readonly string[]): SqliteFile.Database {
  const file = new SqliteFile(path, { timeout: 0 });
  try {
    for (const pragma of pragmas) file.exec(`pragma ${pragma}`);
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}

/** Begins a transaction and takes the write lock. */
export function beginImmediate(file: SqliteFile.Database): void {
  rollBack(file);
  file.exec('begin immediate');
}

/** Rolls back unless SQLite already did, as it does after some errors, such as a full disk. */
export function rollBack(file: SqliteFile.Database): void {
  if (file.inTransaction) file.exec('rollback');
}

/** Runs a statement. Integers that a number cannot hold are returned as a bigint, all others as a number. */
export function runQuery<R>(file: SqliteFile.Database, { sql, parameters }: CompiledQuery): QueryResult<R> {
  const statement = file.prepare(sql).safeIntegers(true);
  if (statement.reader) return { rows: statement.all(parameters).map(withNumbers) as R[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}

function withNumbers(row: unknown): unknown {
  const columns = row as Record<string, unknown>;
  for (const name in columns) {
    const value = columns[name];
    if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) columns[name] = Number(value);
  }
  return columns;
}
