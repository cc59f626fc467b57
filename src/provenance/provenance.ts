import { chosenPackageManager } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import { hashOf } from '../tree/files.js';
import type { Tree, TreeFile } from '../tree/tree.js';
import { createTree, fileMode } from '../tree/tree.js';
import { baseText } from './base.js';
import { baseFile, format, lockFile, manifestOf, projectFile } from './manifest.js';
import type { LockedFile, Policy, RecordedModule } from './manifest.js';

/**
 * Returns the tree with the metadata files. They do not list private files, such as `.env`.
 * @param toolVersion the version of this tool
 */
export function withProvenance(tree: Tree, spec: ProjectSpec, toolVersion: string): Tree {
  // The package manager owns the lockfile, even if a template contains one.
  const { lockfile } = chosenPackageManager(spec.answers);
  const known = [...tree].filter(([path, { mode }]) => mode !== fileMode.private && path !== lockfile);
  const { modules, ...project } = manifestOf(spec, toolVersion);
  return createTree([
    ...tree,
    [projectFile, plain(json(project))],
    ...modules.map((module) => [module.record, plain(moduleText(module))] as const),
    [lockFile, plain(json({ format, files: Object.fromEntries(known.map(lockedFile)) }))],
    [baseFile, plain(baseText(known.map(([, { content }]) => content)))],
  ]);
}

/** Returns the lock entry of a generated file. */
export function lockedFile([path, file]: readonly [string, TreeFile]): [string, LockedFile] {
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

/** Migrations are kept, because one that has been applied must not change. */
function policyOf(path: string): Policy {
  return path.endsWith('migrations.ts') ? 'keep' : 'merge';
}

/**
 * Returns the text of the record of a module.
 * @param files the files that only this module owns; absent for a module of a new project
 */
export function moduleText(
  { service: _service, record: _record, ...module }: RecordedModule,
  files?: Readonly<Record<string, LockedFile>>,
): string {
  return json({ format, ...module, ...(files && { files: sortKeys(files) }) });
}

function sortKeys<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function plain(content: string): TreeFile {
  return { content, mode: fileMode.plain };
}
