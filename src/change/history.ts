import { readdirSync } from 'node:fs';
import { z } from 'zod';
import type { Change, ChangeSet } from '../tree/change-set.js';
import { contentOf, onDisk, entryAt } from '../tree/files.js';
import { fileMode, isInside } from '../tree/tree.js';

/** Contains the records that `undo` reads. Git ignores it, so it is shared by all branches of a working copy. */
export const historyFolder = '.enterprise/history';

const content = z.string().nullable();

/** A command and its changes. Validated on read, because files of a project are untrusted input. */
const recordSchema = z.strictObject({
  format: z.literal(1),
  command: z.string(),
  changes: z.array(
    z.strictObject({
      path: z.string().refine(isInside),
      before: content,
      after: content,
      mode: z.number().int().min(0).max(0o777),
    }),
  ),
});

export type HistoryRecord = z.infer<typeof recordSchema>;

/** A record and the file that holds it. */
export interface StoredRecord {
  /** Relative to the project. */
  path: string;
  text: string;
  record: HistoryRecord;
}

/** Returns the changes of a command and the file that records them, so that one commit writes both atomically. */
export function withRecord(root: string, command: string, changes: ChangeSet): ChangeSet {
  const number = Number(recordNames(root).at(-1)?.slice(0, 4) ?? '0') + 1;
  const path = `${historyFolder}/${String(number).padStart(4, '0')}.json`;
  const after = { content: `${JSON.stringify(recordOf(command, changes))}\n`, mode: fileMode.plain };
  return [...changes, { path, before: null, after }];
}

/** Returns the record of a command and its changes. */
export function recordOf(command: string, changes: ChangeSet): HistoryRecord {
  return {
    format: 1,
    command,
    changes: changes.map(recordedChange),
  };
}

function recordedChange({ path, before, after }: Change): RecordedChange {
  return { path, before, after: after?.content ?? null, mode: after?.mode ?? fileMode.plain };
}

/**
 * Yields the recorded commands, newest first, and reads each one lazily.
 * @throws ZodError when a record does not match the schema
 * @throws SyntaxError when a record is not valid JSON
 */
export function* recordsOf(root: string): Generator<StoredRecord> {
  for (const name of recordNames(root).toReversed()) {
    const path = `${historyFolder}/${name}`;
    const text = contentOf(onDisk(root, path))?.toString() ?? '';
    yield { path, text, record: recordSchema.parse(JSON.parse(text)) };
  }
}

function recordNames(root: string): string[] {
  const folder = onDisk(root, historyFolder);
  if (!entryAt(folder)?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => /^\d{4}\.json$/.test(name))
    .toSorted();
}

export type RecordedChange = HistoryRecord['changes'][number];
