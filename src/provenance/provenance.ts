import { chosenPackageManager } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import { hashOf } from '../tree/files.js';
import type { Tree, TreeFile } from '../tree/tree.js';
import { createTree, fileMode } from '../tree/tree.js';
import { baseText } from './base.js';
import { baseFile, format, lockFile, manifestOf, projectFile } from './manifest.js';
import type { Lock, Manifest, Policy } from './manifest.js';

/**
 * The tree with what the project carries about itself. Files that are private, such as `.env`, are not in it.
 * @param toolVersion of the tool that writes it
 */
export function withProvenance(tree: Tree, spec: ProjectSpec, toolVersion: string): Tree {
  // A lockfile belongs to the package manager, whoever wrote it first.
  const { lockfile } = chosenPackageManager(spec.answers);
  const known = [...tree].filter(([path, { mode }]) => mode !== fileMode.private && path !== lockfile);
  return createTree([
    ...tree,
    [projectFile, plain(manifestText(manifestOf(spec, toolVersion)))],
    [lockFile, plain(lockText(Object.fromEntries(known.map(lockedFile))))],
    [baseFile, plain(baseText(known.map(([, { content }]) => content)))],
  ]);
}

/** What is remembered of a generated file. */
export function lockedFile([path, file]: readonly [string, TreeFile]): [string, Lock['files'][string]] {
  return [
    path,
    {
      template: file.template ?? `contributions/${path}`,
      policy: policyOf(path),
      mode: file.mode.toString(8),
      hash: hashOf(file.content),
    },
  ];
}

/** A migration that has run somewhere must stay what it was. */
function policyOf(path: string): Policy {
  return path.endsWith('migrations.ts') ? 'keep' : 'merge';
}

export function manifestText(manifest: Manifest): string {
  return json(manifest);
}

export function lockText(files: Lock['files']): string {
  return json({ format, files: sortKeys(files) } satisfies Lock);
}

function sortKeys(files: Lock['files']): Lock['files'] {
  return Object.fromEntries(Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function plain(content: string): TreeFile {
  return { content, mode: fileMode.plain };
}
