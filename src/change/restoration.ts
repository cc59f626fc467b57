import { filesOfModule } from '../blueprint/files-of-module.js';
import { contentInBase } from '../project/base.js';
import { moduleBaseOf } from '../project/places.js';
import type { AddedModule } from '../project/spec.js';
import type { TemplateStore } from '../render/template-store.js';
import type { Change } from '../tree/change-set.js';
import { missingFilesOf } from './project-state.js';
import type { ProjectState } from './project-state.js';
import { rewired } from './rewired.js';
import type { Transition } from './transition.js';

/**
 * Returns the changes that restore a recorded module: its missing files with their generated content, and its wiring. Pure
 * except for the formatter.
 */
export async function restorationOf(
  project: ProjectState,
  module: AddedModule,
  templates: TemplateStore,
): Promise<Transition> {
  const rendered = new Map(await filesOfModule(module, project.manifest, templates));
  const base = project.contentAt(moduleBaseOf(module.record)) ?? '';
  const missing = missingFilesOf(project, module).flatMap((path): Change[] => {
    const { hash = '', mode = '644' } = project.lock.files[path] ?? {};
    const content = contentInBase(base, hash) ?? rendered.get(path)?.content;
    const after = content === undefined ? undefined : { content, mode: Number.parseInt(mode, 8) };
    return after ? [{ path, before: null, after }] : [];
  });
  const wired = await rewired(project, [module]);
  return { ...wired, changes: [...missing, ...wired.changes], inTheWay: [], edited: [] };
}
