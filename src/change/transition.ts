import { isDeepStrictEqual } from 'node:util';
import { filesOfModule } from '../blueprint/files-of-module.js';
import { moduleBaseOf } from '../project/places.js';
import { moduleRecords } from '../project/provenance.js';
import { isAdded, modulesOf } from '../project/spec.js';
import type { AddedModule, ProjectSpec } from '../project/spec.js';
import type { TemplateStore } from '../render/template-store.js';
import type { Change, ChangeSet } from '../tree/change-set.js';
import { hashOf } from '../tree/files.js';
import { generatedFilesOf, writing } from './project-state.js';
import type { ManualEdit, ProjectState } from './project-state.js';
import { rewired } from './rewired.js';

/** The changes from the project on disk to another spec, and the reasons not to apply them. */
export interface Transition {
  changes: ChangeSet;
  /** Edits of wired files that cannot be applied. */
  manual: ManualEdit[];
  /** Edited files that were not formatted. */
  unformatted: string[];
  /** Paths of new files that already exist. */
  inTheWay: string[];
  /** Generated files that would be removed with their edits. */
  edited: string[];
}

/**
 * Returns the changes that make an unedited project equal to `treeOf(to)`. Edits of wired files are kept, because modules
 * are added to them and removed from them by source edits. Pure except for the formatter.
 * @throws Error when the specs differ in more than added modules
 */
export async function transitionTo(
  to: ProjectSpec,
  project: ProjectState,
  templates: TemplateStore,
): Promise<Transition> {
  const { manifest, lock, contentAt } = project;
  const [added, removed] = [modulesBeyond(manifest, to), modulesBeyond(to, manifest)];
  assertOnlyModulesDiffer(manifest, to);
  const files = await Promise.all(
    added.map(async (module) => ({ module, files: await filesOfModule(module, to, templates) })),
  );
  const gone = removed.flatMap((module) => generatedFilesOf(lock, module));
  const present = gone.filter((path) => contentAt(path) !== null);
  const created = files.flatMap((one) => one.files);
  const wired = await rewired(project, added, removed);
  return {
    ...wired,
    changes: [
      ...created.map(([path, after]): Change => ({ path, before: null, after })),
      ...present.map((path) => removal(path, contentAt)),
      ...wired.changes,
      ...files
        .flatMap((one) => moduleRecords(one.module, one.files))
        .map(([path, { content }]) => writing(path, contentAt(path), content)),
      ...removed
        .flatMap(({ record }) => [record, moduleBaseOf(record)])
        .filter((path) => contentAt(path) !== null)
        .map((path) => removal(path, contentAt)),
    ],
    inTheWay: created.map(([path]) => path).filter((path) => contentAt(path) !== null),
    edited: present.filter((path) => hashOf(plainText(contentAt(path) ?? '')) !== lock.files[path]?.hash),
  };
}

/** Returns the added modules of a spec that another one lacks. */
function modulesBeyond(without: ProjectSpec, spec: ProjectSpec): AddedModule[] {
  const known = new Set(modulesOf(without).map(({ record }) => record));
  return modulesOf(spec)
    .filter(isAdded)
    .filter(({ record }) => !known.has(record));
}

function assertOnlyModulesDiffer(from: ProjectSpec, to: ProjectSpec): void {
  const rest = ({ name, answers, services }: ProjectSpec): object => ({
    name,
    answers,
    kinds: services.flatMap(({ name: service, kind }) => (kind === undefined ? [] : { service, kind })),
  });
  const shared = (spec: ProjectSpec, other: ProjectSpec): object[] => {
    const known = new Set(modulesOf(other).map(({ record }) => record));
    return modulesOf(spec).filter(({ record }) => known.has(record));
  };
  if (isDeepStrictEqual(rest(from), rest(to)) && isDeepStrictEqual(shared(from, to), shared(to, from)))
    return;
  throw new Error('The specs differ in more than added modules');
}

function removal(path: string, contentAt: ProjectState['contentAt']): Change {
  return { path, before: contentAt(path), after: null };
}

/** Git may have converted line endings. */
function plainText(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
