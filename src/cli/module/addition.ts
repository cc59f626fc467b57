import { moduleTemplatesOf } from '../../blueprint/part.js';
import { nextMigration } from '../../change/next-migration.js';
import type { ProjectState } from '../../change/project-state.js';
import { restorationOf } from '../../change/restoration.js';
import { transitionTo } from '../../change/transition.js';
import type { Transition } from '../../change/transition.js';
import type { ModuleDefinition } from '../../module/definition/definition.js';
import { withModule } from '../../project/spec.js';
import type { AddedModule } from '../../project/spec.js';
import type { TemplateStore } from '../../render/template-store.js';
import { templatesFolder } from '../../system/package-root.js';
import { keepFormatted } from '../../system/prettier.js';
import { contentOf, onDisk } from '../../tree/files.js';
import type { OpenProject } from '../project/open-project.js';
import { usageFailure } from '../terminal/failure.js';
import type { Failure } from '../terminal/failure.js';

/** Returns the changes that add a module to a project on disk. @throws Failure (usage) when one of its files exists */
export async function additionTo(
  project: OpenProject & { service: string },
  definition: ModuleDefinition,
): Promise<Transition> {
  const { manifest, service } = project;
  const state = stateOf(project);
  const migration = nextMigration(manifest, service, state.contentAt);
  const to = withModule(manifest, service, { name: definition.name, needs: [], migration, definition });
  const transition = await transitionTo(to, state, templatesOf(project));
  if (transition.inTheWay.length > 0) throw inTheWay(transition.inTheWay);
  return transition;
}

/** Returns the changes that restore the missing parts of a recorded module in a project on disk. */
export function restorationIn(project: OpenProject, module: AddedModule): Promise<Transition> {
  return restorationOf(stateOf(project), module, templatesOf(project));
}

/** Returns the state of a project on disk. */
export function stateOf({ root, manifest, lock }: OpenProject): ProjectState {
  return {
    manifest,
    lock,
    contentAt: (path) => contentOf(onDisk(root, path))?.toString() ?? null,
    format: (path, before, after, how) => keepFormatted(root, onDisk(root, path), before, after, how),
  };
}

export function templatesOf({ manifest }: OpenProject): TemplateStore {
  return moduleTemplatesOf(templatesFolder, manifest.answers);
}

function inTheWay(paths: readonly string[]): Failure {
  return usageFailure(
    'files_in_the_way',
    `These files of the module already exist:\n${paths.map((path) => `  ${path}`).join('\n')}`,
    'Rename them, or choose another module name. Nothing was changed.',
    { paths },
  );
}
