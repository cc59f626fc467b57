import { chosenPackageManager } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import { hashOf } from '../tree/files.js';
import type { Tree, TreeFile } from '../tree/tree.js';
import { createTree, fileMode } from '../tree/tree.js';
import { baseText } from './base.js';
import { baseFile, format, lockFile, manifestOf, projectFile } from './manifest.js';
import type { LockedFile, Policy, RecordedModule } from './manifest.js';

/**
 * The tree with what the project carries about itself. Files that are private, such as `.env`, are not in it.
 * @param toolVersion of the tool that writes it
 */
export function withProvenance(tree: Tree, spec: ProjectSpec, toolVersion: string): Tree {
  // A lockfile belongs to the package manager, whoever wrote it first.
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

/** What is remembered of a generated file. */
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

/** A migration that has run somewhere must stay what it was. */
function policyOf(path: string): Policy {
  return path.endsWith('migrations.ts') ? 'keep' : 'merge';
}

/**
 * The record of a module.
 * @param files those that the module alone has; absent for a module that the project was created with
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
