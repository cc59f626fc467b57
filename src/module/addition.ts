import { baseFile, lockFile, projectFile } from '../provenance/manifest.js';
import type { Lock, Manifest } from '../provenance/manifest.js';
import { addToBase, contentInBase } from '../provenance/base.js';
import { lockedFile, manifestText, lockText } from '../provenance/provenance.js';
import type { TemplateStore } from '../render/template-store.js';
import { EditRefused } from '../source/edit-refused.js';
import { hashOf } from '../tree/files.js';
import type { Change, ChangeSet } from '../tree/change-set.js';
import type { TreeFile } from '../tree/tree.js';
import { fileMode } from '../tree/tree.js';
import type { ModuleDefinition } from './definition.js';
import { moduleFiles } from './module-files.js';
import { modulesAnywhere, modulesOf } from './modules-of.js';
import { modulesFolderOf, service } from './places.js';
import { wiringOf } from './wiring.js';

/** A project as it is on the disk. */
export interface ProjectState {
  manifest: Manifest;
  lock: Lock;
  /** The base file: the contents that generated files had. */
  base: string;
  /** What a file holds; `null` when there is none. */
  contentAt: (path: string) => string | null;
  /** The folder of the service that gets the module. */
  service: string;
  /** An edited file as the project's formatter leaves it; `null` when that is not installed. */
  format: (path: string, before: string, after: string) => Promise<string | null>;
}

/** An edit that has to be made by hand. */
export interface ManualEdit {
  path: string;
  refusal: EditRefused;
}

export interface Addition {
  changes: ChangeSet;
  manual: ManualEdit[];
  /** Edited files that the project's formatter would write in another way. */
  unformatted: string[];
  /** Paths of new files where there is something already. */
  inTheWay: string[];
}

/**
 * All that adding a module changes, and the edits of it that found no place. Pure but for the formatter.
 */
export async function additionOf(
  project: ProjectState,
  definition: ModuleDefinition,
  templates: TemplateStore,
): Promise<Addition> {
  const { manifest } = project;
  const files = moduleFiles(definition, manifest.answers, templates, {
    sequence: newestMigration(project) + 1,
    singulars: singularsOf(manifest.modules),
    service: project.service,
  });
  const inOther = project.service === service ? {} : { service: project.service };
  const module = { name: definition.name, needs: [], ...inOther, definition };
  const edits = await wire(project, module);
  const changes = [
    ...files.map(([path, after]): Change => ({ path, before: null, after })),
    ...edits.changes,
  ];
  return {
    changes: [...changes, ...provenanceOf(project, module, files, edits.pristine)],
    manual: edits.manual,
    unformatted: edits.unformatted,
    inTheWay: files.map(([path]) => path).filter((path) => project.contentAt(path) !== null),
  };
}

/** The number of the newest migration, which may have been written by hand. */
function newestMigration({ manifest, contentAt, service: folder }: ProjectState): number {
  const numbers = modulesAnywhere(manifest).flatMap((name) => {
    const source = contentAt(`${modulesFolderOf(folder)}/${name}/infrastructure/migrations.ts`) ?? '';
    return [...source.matchAll(/\bname: ['"`](\d{4})_/g)].map(([, digits]) => Number(digits));
  });
  return Math.max(modulesOf(manifest, folder).length, ...numbers);
}

/** What one row of each module is called that was added before. */
function singularsOf(modules: Manifest['modules']): Record<string, string> {
  return Object.fromEntries(
    modules.flatMap(({ name, definition }) => (definition ? [[name, definition.singular]] : [])),
  );
}

interface Edits {
  changes: Change[];
  manual: ManualEdit[];
  unformatted: string[];
  /** The edited files as they would be had nobody else touched them: what they are compared with from now on. */
  pristine: [path: string, content: string][];
}

async function wire(project: ProjectState, module: Manifest['modules'][number]): Promise<Edits> {
  const edits: Edits = { changes: [], manual: [], unformatted: [], pristine: [] };
  const { contentAt } = project;
  for (const { path, dispensable, paste, ensure } of wiringOf(module, project.manifest.answers)) {
    const before = project.contentAt(path);
    if (before === null && dispensable) continue;
    if (before === null) {
      edits.manual.push({ path, refusal: new EditRefused(path, 'no such file', paste) });
      continue;
    }
    const edit = async (text: string): Promise<{ after: string; refused: readonly EditRefused[] }> => {
      const edited = ensure(text, contentAt);
      const formatted = await project.format(path, text, edited.text);
      if (formatted === null && text === before) edits.unformatted.push(path);
      return { after: formatted ?? edited.text, refused: edited.refused };
    };
    const { after, refused } = await edit(before);
    edits.manual.push(...refusedOnce(refused).map((refusal) => ({ path, refusal })));
    if (after !== before)
      edits.changes.push({ path, before, after: { content: after, mode: fileMode.plain } });
    const generated = contentInBase(project.base, project.lock.files[path]?.hash ?? '');
    if (generated !== undefined) {
      edits.pristine.push([path, generated === before ? after : (await edit(generated)).after]);
    }
  }
  return edits;
}

/** Edits of which one piece of code makes all by hand are one. */
function refusedOnce(refused: readonly EditRefused[]): EditRefused[] {
  return refused.filter((one, at) => refused.findIndex(({ paste }) => paste === one.paste) === at);
}

/** The files in which the project remembers what it is made of. */
function provenanceOf(
  { manifest, lock, base, contentAt }: ProjectState,
  module: Manifest['modules'][number],
  files: readonly (readonly [string, TreeFile])[],
  pristine: Edits['pristine'],
): Change[] {
  const edited = pristine.flatMap(([path, content]) => {
    const known = lock.files[path];
    return known ? [[path, { ...known, hash: hashOf(content) }] as const] : [];
  });
  const locked = Object.fromEntries([...Object.entries(lock.files), ...edited, ...files.map(lockedFile)]);
  const contents = [...pristine.map(([, content]) => content), ...files.map(([, { content }]) => content)];
  const texts = [
    [
      projectFile,
      contentAt(projectFile),
      manifestText({ ...manifest, modules: [...manifest.modules, module] }),
    ],
    [lockFile, contentAt(lockFile), lockText(locked)],
    [baseFile, base, addToBase(base, contents)],
  ] as const;
  return texts.map(([path, before, content]) => ({ path, before, after: { content, mode: fileMode.plain } }));
}
