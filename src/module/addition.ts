import { addToBase, contentInBase } from '../provenance/base.js';
import { baseFile, moduleFile } from '../provenance/manifest.js';
import type { Lock, Manifest, RecordedModule } from '../provenance/manifest.js';
import { lockedFile, moduleText } from '../provenance/provenance.js';
import type { TemplateStore } from '../render/template-store.js';
import { EditRefused } from '../source/edit-refused.js';
import type { Change, ChangeSet } from '../tree/change-set.js';
import type { TreeFile } from '../tree/tree.js';
import { fileMode } from '../tree/tree.js';
import type { ModuleDefinition } from './definition.js';
import { moduleFiles } from './module-files.js';
import { modulesAnywhere, modulesOf } from './modules-of.js';
import { pageFile } from './page.js';
import { modulesFolderOf } from './places.js';
import { wiringOf } from './wiring.js';

/** The state of a project on disk. */
export interface ProjectState {
  manifest: Manifest;
  lock: Lock;
  /** The base file, which stores the generated contents. */
  base: string;
  /** Returns the content of a file; `null` when it does not exist. */
  contentAt: (path: string) => string | null;
  /** Formats an edited file with the project's formatter; returns `null` when that is not installed. */
  format: (path: string, before: string, after: string) => Promise<string | null>;
}

/** An edit that has to be applied by hand. */
export interface ManualEdit {
  path: string;
  refusal: EditRefused;
}

export interface Addition {
  changes: ChangeSet;
  manual: ManualEdit[];
  /** Edited files that were not formatted. */
  unformatted: string[];
  /** Paths of new files that already exist. */
  inTheWay: string[];
}

/** A recorded module with its definition. */
export type AddedModule = RecordedModule & { definition: ModuleDefinition };

/** Returns `true` for added modules; the modules of a new project have no definition. */
export function isAdded(module: RecordedModule): module is AddedModule {
  return module.definition !== undefined;
}

/**
 * Returns the changes that add a module to a service, and the edits that could not be applied. Pure except for the
 * formatter.
 * @param service the folder of the service
 */
export async function additionOf(
  project: ProjectState,
  service: string,
  definition: ModuleDefinition,
  templates: TemplateStore,
): Promise<Addition> {
  const module: AddedModule = {
    name: definition.name,
    needs: [],
    service,
    record: moduleFile(service, definition.name),
    migration: newestMigration(project, service) + 1,
    definition,
  };
  const files = await filesOf(module, project.manifest, templates);
  const edits = await wire(project, module);
  return {
    changes: [...files.map(creation), ...edits.changes, ...recordOf(project, module, files)],
    manual: edits.manual,
    unformatted: edits.unformatted,
    inTheWay: files.map(([path]) => path).filter((path) => project.contentAt(path) !== null),
  };
}

/**
 * Returns the changes that restore a recorded module: its missing files with their generated content, and its wiring. Pure
 * except for the formatter.
 */
export async function restorationOf(
  project: ProjectState,
  module: AddedModule,
  templates: TemplateStore,
): Promise<Addition> {
  const rendered = new Map(await filesOf(module, project.manifest, templates));
  const missing = missingFilesOf(project, module).map((path): [string, TreeFile] | undefined => {
    const { hash = '', mode = '644' } = project.lock.files[path] ?? {};
    const content = contentInBase(project.base, hash) ?? rendered.get(path)?.content;
    return content === undefined ? undefined : [path, { content, mode: Number.parseInt(mode, 8) }];
  });
  const edits = await wire(project, module);
  const changes = [...missing.filter((file) => file !== undefined).map(creation), ...edits.changes];
  return { ...edits, changes, inTheWay: [] };
}

/** Returns the paths of the generated files that belong to one module. */
export function generatedFilesOf({ files }: Lock, { record }: RecordedModule): string[] {
  return Object.keys(files).filter((path) => files[path]?.record === record);
}

/** Returns the paths of the generated files of a module that do not exist. */
export function missingFilesOf(
  { lock, contentAt }: Pick<ProjectState, 'lock' | 'contentAt'>,
  module: RecordedModule,
): string[] {
  return generatedFilesOf(lock, module).filter((path) => contentAt(path) === null);
}

async function filesOf(
  { definition, migration, service }: AddedModule,
  manifest: Manifest,
  templates: TemplateStore,
): Promise<[string, TreeFile][]> {
  const options = { sequence: migration, singulars: singularsOf(manifest.modules), service };
  const files = await moduleFiles(definition, manifest.answers, templates, options);
  return [...files, pageFile(definition, service)];
}

/** Returns the number of the newest migration, which can be a handwritten one. */
function newestMigration({ manifest, contentAt }: ProjectState, service: string): number {
  const recorded = modulesOf(manifest, service).map(({ migration }) => migration);
  const written = modulesAnywhere(manifest).flatMap((name) => {
    const source = contentAt(`${modulesFolderOf(service)}/${name}/infrastructure/migrations.ts`) ?? '';
    return [...source.matchAll(/\bname: ['"`](\d{4})_/g)].map(([, digits]) => Number(digits));
  });
  return Math.max(0, ...recorded, ...written);
}

/** Returns the singular name of each added module by its plural name. */
function singularsOf(modules: Manifest['modules']): Record<string, string> {
  return Object.fromEntries(
    modules.flatMap(({ name, definition }) => (definition ? [[name, definition.singular]] : [])),
  );
}

interface Edits {
  changes: Change[];
  manual: ManualEdit[];
  unformatted: string[];
}

async function wire(project: ProjectState, module: AddedModule): Promise<Edits> {
  const edits: Edits = { changes: [], manual: [], unformatted: [] };
  for (const { path, paste, ensure } of wiringOf(module, project.manifest.answers)) {
    const before = project.contentAt(path);
    if (before === null) {
      edits.manual.push({ path, refusal: new EditRefused(path, 'no such file', paste) });
      continue;
    }
    const { text, refused } = ensure(before, project.contentAt);
    edits.manual.push(...refusedOnce(refused).map((refusal) => ({ path, refusal })));
    if (text === before) continue;
    const formatted = await project.format(path, before, text);
    if (formatted === null) edits.unformatted.push(path);
    edits.changes.push(modification(path, before, formatted ?? text));
  }
  return edits;
}

/** Keeps one refusal per code to paste. */
function refusedOnce(refused: readonly EditRefused[]): EditRefused[] {
  return refused.filter((one, at) => refused.findIndex(({ paste }) => paste === one.paste) === at);
}

/** Returns the changes that record the module: its record file, and its contents in the base file. */
function recordOf(
  { base, contentAt }: ProjectState,
  module: AddedModule,
  files: readonly (readonly [string, TreeFile])[],
): Change[] {
  const { record } = module;
  const text = moduleText(module, Object.fromEntries(files.map(lockedFile)));
  const contents = files.map(([, { content }]) => content);
  return [
    modification(record, contentAt(record), text),
    modification(baseFile, base, addToBase(base, contents)),
  ];
}

function creation([path, after]: readonly [string, TreeFile]): Change {
  return { path, before: null, after };
}

function modification(path: string, before: string | null, content: string): Change {
  return { path, before, after: { content, mode: fileMode.plain } };
}
