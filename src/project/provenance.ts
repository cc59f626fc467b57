import { hashOf } from '../tree/files.js';
import type { TreeFile } from '../tree/tree.js';
import { fileMode } from '../tree/tree.js';
import { baseText } from './base.js';
import { baseFile, format, lockFile, projectFile } from './manifest.js';
import type { LockedFile, Policy } from './manifest.js';
import { moduleBaseOf, serviceRecordOf } from './places.js';
import { chosenPackageManager, isAdded, modulesOf } from './spec.js';
import type { ModuleOfService, ProjectSpec } from './spec.js';

type Files = Iterable<readonly [string, TreeFile]>;

/**
 * Returns the metadata files of a project. They do not list private files, such as `.env`.
 * @param foundation the files of the project without added modules
 * @param filesOf returns the files of an added module
 * @param toolVersion the version of this tool
 */
export function provenanceOf(
  spec: ProjectSpec,
  foundation: Files,
  filesOf: (module: ModuleOfService) => Files,
  toolVersion: string,
): [string, TreeFile][] {
  // The package manager owns the lockfile, even if a template contains one.
  const { lockfile } = chosenPackageManager(spec.answers);
  const known = [...foundation].filter(([path, { mode }]) => mode !== fileMode.private && path !== lockfile);
  const modules = modulesOf(spec).map((module) => ({ module, files: [...filesOf(module)] }));
  const tool = { name: 'create-enterprise-app', version: toolVersion };
  const project = { format, tool, name: spec.name, answers: spec.answers };
  return [
    [projectFile, plain(json(project))],
    ...spec.services.flatMap(({ name, kind }): [string, TreeFile][] =>
      kind === undefined ? [] : [[serviceRecordOf(name), plain(json({ format, kind }))]],
    ),
    ...modules.flatMap(({ module, files }) => moduleRecords(module, files)),
    [lockFile, plain(json({ format, files: Object.fromEntries(known.map(lockedFile)) }))],
    [baseFile, plain(baseText(contentsOf(known)))],
  ];
}

/**
 * Returns the record of a module and, for an added module, its base file.
 * @param files the files that only this module owns
 */
export function moduleRecords(
  module: ModuleOfService,
  files: readonly (readonly [string, TreeFile])[],
): [string, TreeFile][] {
  if (!isAdded(module)) return [[module.record, plain(moduleText(module))]];
  return [
    [module.record, plain(moduleText(module, files))],
    [moduleBaseOf(module.record), plain(baseText(contentsOf(files)))],
  ];
}

function contentsOf(files: readonly (readonly [string, TreeFile])[]): string[] {
  return files.map(([, { content }]) => content);
}

/** Returns the lock entry of a generated file. */
function lockedFile([path, file]: readonly [string, TreeFile]): [string, LockedFile] {
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
 * @param files the files that only this module owns; absent for a module of a kind
 */
function moduleText(
  { name, needs, migration, definition }: ModuleOfService,
  files?: readonly (readonly [string, TreeFile])[],
): string {
  const locked = files?.map(lockedFile).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return json({
    format,
    name,
    needs,
    migration,
    ...(definition && { definition }),
    ...(locked && { files: Object.fromEntries(locked) }),
  });
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function plain(content: string): TreeFile {
  return { content, mode: fileMode.plain };
}
