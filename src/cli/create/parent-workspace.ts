import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import { chosenPackageManager } from '../../project/spec.js';
import { includingPattern } from '../../project/workspace-patterns.js';
import { contentOf, onDisk, entryAt } from '../../tree/files.js';
import { usageFailure } from '../terminal/failure.js';
import type { Decided } from './answers.js';

const workspaceFiles = ['package.json', 'pnpm-workspace.yaml'] as const;
type WorkspaceFile = (typeof workspaceFiles)[number];

/** A workspace above a folder that includes it. */
interface ParentWorkspace {
  file: WorkspaceFile;
  /** Absolute. */
  root: string;
  pattern: string;
  /** The included folder, relative to the root, with forward slashes. */
  folder: string;
}

/**
 * Rejects a directory in which the chosen package manager would install a parent workspace instead of the project.
 * @returns a warning for every other workspace that includes the directory
 * @throws Failure (usage) when the directory belongs to such a workspace
 */
export function checkParentWorkspaces({ target: { destination }, answers }: Decided): string[] {
  const manager = chosenPackageManager(answers);
  const parents = parentWorkspaces(destination);
  const joined = parents.find(({ file }) => file === manager.joinsWorkspaceOf);
  if (joined) throw refusal(joined, destination, manager.label);
  return parents.map((parent) => `${inclusion(parent, destination)} To exclude it, ${exclusion(parent)}.`);
}

function refusal(parent: ParentWorkspace, destination: string, manager: string): Error {
  const { file, root, pattern, folder } = parent;
  return usageFailure(
    'parent_workspace',
    `${inclusion(parent, destination)}\n${manager} would install the project as a package of that workspace, and it would not run.`,
    [
      `Nothing was written. Choose one of these:`,
      `  Exclude the directory: ${exclusion(parent)}. Then run the same command again.`,
      `  Choose a directory that the workspace does not include.`,
      `  Join the workspace: create the project elsewhere, move its packages/* and services/* into folders that the`,
      `  workspace includes, and add the scripts, dependencies and overrides of its package.json to ${join(root, 'package.json')}.`,
    ].join('\n'),
    { workspace: { file: join(root, file), pattern, exclude: `!${folder}` } },
  );
}

function inclusion({ file, root, pattern }: ParentWorkspace, destination: string): string {
  return `${destination} belongs to the workspace of ${join(root, file)}, which includes ${JSON.stringify(pattern)}.`;
}

function exclusion({ file, root, folder }: ParentWorkspace): string {
  const key = file === 'package.json' ? 'workspaces' : 'packages';
  return `add ${JSON.stringify(`!${folder}`)} to "${key}" in ${join(root, file)}`;
}

/** Returns the parent workspaces that include a folder, nearest first. Like package managers, it follows links. */
function parentWorkspaces(destination: string): ParentWorkspace[] {
  const target = realPath(destination);
  return foldersAbove(target).flatMap((root) =>
    workspaceFiles.flatMap((file) => {
      const folder = relative(root, target).split(sep).join('/');
      const pattern = includingPattern(patternsOf(root, file), folder);
      return pattern === null ? [] : [{ file, root, pattern, folder }];
    }),
  );
}

function foldersAbove(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [] : [parent, ...foldersAbove(parent)];
}

/** Resolves the existing part of a path. */
function realPath(path: string): string {
  try {
    return entryAt(path) === null ? join(realPath(dirname(path)), basename(path)) : realpathSync(path);
  } catch {
    // Writing to the path fails as well, with an explanation.
    return path;
  }
}

/** Returns the patterns of a workspace file; none if it is unreadable, like package managers. */
function patternsOf(root: string, file: WorkspaceFile): string[] {
  try {
    const text = contentOf(onDisk(root, file))
      ?.toString()
      .replace(/^\uFEFF/, '');
    if (text === undefined) return [];
    return file === 'package.json'
      ? stringsIn(workspacesIn(JSON.parse(text)))
      : stringsIn(parse(text)?.packages);
  } catch {
    return [];
  }
}

/** npm, Yarn and Bun also accept the form `{ "packages": [] }`. */
function workspacesIn(manifest: { workspaces?: unknown } | null): unknown {
  const workspaces = manifest?.workspaces;
  const isList = Array.isArray(workspaces) || typeof workspaces !== 'object' || workspaces === null;
  return isList ? workspaces : (workspaces as { packages?: unknown }).packages;
}

function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
