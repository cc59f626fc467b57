import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { contentOf, hashOf, onDisk, removeIfEmpty } from './files.js';
import { plainFileAt } from './plain-path.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Paths of a plan are checked like words of a stranger: a journal comes with the folder it lies in. */
const insidePath = z
  .string()
  .refine((path) => path.split('/').every((part) => !/^(\.{0,2}|\.git)$|[\\\0]/i.test(part)));

const plan = z.strictObject({
  /** What each file was and is to be; `null` is no file. The place in this list names its copies in the journal. */
  files: z.array(z.strictObject({ path: insidePath, was: hash.nullable(), is: hash.nullable() })),
  /** The folders that are made for them, parents first. */
  folders: z.array(insidePath),
});

export type Plan = z.infer<typeof plan>;

/** Where a file's new content waits. */
export function newCopy(journal: string, index: number): string {
  return join(journal, `${index}.new`);
}

/** Where a file's old content is kept. */
export function oldCopy(journal: string, index: number): string {
  return join(journal, `${index}.old`);
}

/** From this moment on the commit can be taken back. It is by a rename: a plan is there whole or not at all. */
export function writePlan(journal: string, value: Plan): void {
  const draft = join(journal, 'plan.draft');
  writeFileSync(draft, JSON.stringify(value));
  renameSync(draft, planFile(journal));
}

/**
 * Puts every file back that a commit has changed. Needs no room on the disk, and can itself be killed and run again.
 * @returns the files that somebody else has changed since, which stay as they are
 */
export function rollBack(root: string, journal: string): string[] {
  const text = contentOf(planFile(journal));
  if (text === null) return [];
  const { files, folders } = plan.parse(JSON.parse(text.toString()));
  const kept = files.flatMap(({ path, was, is }, index) => {
    plainFileAt(root, path);
    const target = onDisk(root, path);
    const content = contentOf(target);
    const stands = content === null ? null : hashOf(content);
    if (stands === was) return [];
    if (stands !== is) return [path];
    if (was === null) rmSync(target);
    else restore(oldCopy(journal, index), target);
    return [];
  });
  for (const folder of folders.toReversed()) removeIfEmpty(onDisk(root, folder));
  return kept;
}

function restore(copy: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  renameSync(copy, target);
}

function planFile(journal: string): string {
  return join(journal, 'plan.json');
}
