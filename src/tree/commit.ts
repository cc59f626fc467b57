import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import fs from 'fs-extra';
import { assertSecretsArePrivate, fillSecrets } from './secrets.js';
import type { Tree } from './tree.js';

/** A tree that stands complete on the disk, beside its destination but not yet at it. */
export interface StagedTree {
  /** Moves the tree to its destination in one step. @throws when something stands there by now. */
  commit(): Promise<void>;
  /** Removes what was staged. Does nothing after `commit`. Synchronous, so that a signal handler can call it. */
  discard(): void;
}

/**
 * Writes a new directory's files into a folder beside it, so that the destination appears whole or not at all; those
 * of an empty directory that is there into a folder inside.
 * Missing parents of the destination are made, and removed again by `discard`.
 * @throws the file system's own error; nothing is left behind then.
 */
export async function stage(tree: Tree, destination: string, signal?: AbortSignal): Promise<StagedTree> {
  assertSecretsArePrivate(tree);
  const parent = dirname(destination);
  const firstMissing = await firstMissingAncestor(parent);
  // A folder that is there may be all that we can write to, or a file system of its own.
  const exists = await fs.pathExists(destination);
  const place = exists ? destination : parent;
  const staging = join(place, `.${basename(destination)}.${randomBytes(6).toString('hex')}.creating`);
  let pending = true;

  const discard = (): void => {
    if (!pending) return;
    pending = false;
    fs.removeSync(staging);
    if (firstMissing) removeEmptyFolders(parent, firstMissing);
  };

  try {
    await fs.ensureDir(staging);
    for (const [path, file] of tree) {
      signal?.throwIfAborted();
      const target = join(staging, ...path.split('/'));
      await fs.ensureDir(dirname(target));
      await fs.writeFile(target, fillSecrets(file.content), { mode: file.mode, flag: 'wx' });
    }
  } catch (error) {
    discard();
    throw error;
  }

  return {
    discard,
    async commit() {
      if (exists) await moveInto(staging, destination);
      else await moveTo(staging, destination);
      pending = false;
    },
  };
}

async function moveTo(staging: string, destination: string): Promise<void> {
  if (await fs.pathExists(destination)) throw new Error(`${destination} has appeared meanwhile`);
  await fs.rename(staging, destination);
}

/** Moves what was staged into a folder that was there before, which may be the working directory of a shell. */
async function moveInto(staging: string, folder: string): Promise<void> {
  const moved: string[] = [];
  try {
    for (const entry of await fs.readdir(staging)) {
      const target = join(folder, entry);
      if (await fs.pathExists(target)) throw new Error(`${target} has appeared meanwhile`);
      await fs.rename(join(staging, entry), target);
      moved.push(target);
    }
  } catch (error) {
    await Promise.all(moved.map((target) => fs.remove(target)));
    throw error;
  }
  await fs.remove(staging);
}

async function firstMissingAncestor(folder: string): Promise<string | null> {
  if (await fs.pathExists(folder)) return null;
  return (await firstMissingAncestor(dirname(folder))) ?? folder;
}

function removeEmptyFolders(from: string, upTo: string): void {
  try {
    fs.rmdirSync(from);
  } catch {
    return;
  }
  if (from !== upTo) removeEmptyFolders(dirname(from), upTo);
}
