import { chosenPackageManager } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import { hashOf } from '../tree/files.js';
import type { Tree, TreeFile } from '../tree/tree.js';
import { createTree, fileMode } from '../tree/tree.js';
import { baseFile, format, lockFile, manifestOf, projectFile } from './manifest.js';
import type { Lock, Policy } from './manifest.js';

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
    [projectFile, plain(json(manifestOf(spec, toolVersion)))],
    [lockFile, plain(json({ format, files: Object.fromEntries(known.map(locked)) } satisfies Lock))],
    [baseFile, plain(blobs(known.map(([, { content }]) => content)))],
  ]);
}

function locked([path, { content, mode, template }]: [string, TreeFile]): [string, Lock['files'][string]] {
  return [
    path,
    {
      template: template ?? `contributions/${path}`,
      policy: policyOf(path),
      mode: mode.toString(8),
      hash: hashOf(content),
    },
  ];
}

/** A migration that has run somewhere must stay what it was. */
function policyOf(path: string): Policy {
  return path.includes('/migrations/') ? 'keep' : 'merge';
}

/** A line for each content, in an order that leaves little to merge when two branches add some. */
function blobs(contents: readonly string[]): string {
  const lines = contents.map((content) => `${JSON.stringify({ hash: hashOf(content), content })}\n`);
  return [...new Set(lines)].toSorted().join('');
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function plain(content: string): TreeFile {
  return { content, mode: fileMode.plain };
}
