import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { contentOf, hashOf, onDisk, removeIfEmpty } from './files.js';
import { plainFileAt } from './plain-path.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Paths of a plan are untrusted input, because the journal is part of the folder. */
const insidePath = z
  .string()
  .refine((path) => path.split('/').every((part) => !/^(\.{0,2}|\.git)$|[\\\0]/i.test(part)));

const plan = z.strictObject({
  /** The hashes of each file before and after; `null` means no file. The index names its copies in the journal. */
  files: z.array(z.strictObject({ path: insidePath, was: hash.nullable(), is: hash.nullable() })),
  /** The folders to create, parents first. */
  folders: z.array(insidePath),
});

export type Plan = z.infer<typeof plan>;

/** Returns the path of the new content of a file in the journal. */
export function newCopy(journal: string, index: number): string {
  return join(journal, `${index}.new`);
}

/** Returns the path of the old content of a file in the journal. */
export function oldCopy(journal: string, index: number): string {
  return join(journal, `${index}.old`);
}

/** Writes the plan atomically, by a rename. From then on, the commit can be rolled back. */
export function writePlan(journal: string, value: Plan): void {
  const draft = join(journal, 'plan.draft');
  writeFileSync(draft, JSON.stringify(value));
  renameSync(draft, planFile(journal));
}

/**
 * Restores every file that a commit has changed. Idempotent, and needs no free disk space.
 * @returns the files that were changed after the commit; they are left unchanged
 * @throws CommitRefused when a path is or contains a symbolic link
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
