import { additionOf, restorationOf } from '../module/addition.js';
import type { AddedModule, Addition, ProjectState } from '../module/addition.js';
import type { ModuleDefinition } from '../module/definition.js';
import { moduleTemplateFolders } from '../module/module-files.js';
import { baseFile } from '../provenance/manifest.js';
import { readTemplates } from '../render/template-store.js';
import type { TemplateStore } from '../render/template-store.js';
import { keepFormatted } from '../system/prettier.js';
import { contentOf, onDisk } from '../tree/files.js';
import { usageFailure } from './failure.js';
import type { Failure } from './failure.js';
import { templatesFolder } from './package-root.js';
import type { OpenProject } from './project.js';

/** Returns the changes that add a module to a project on disk. @throws Failure (usage) when one of its files exists */
export async function additionTo(
  project: OpenProject & { service: string },
  definition: ModuleDefinition,
): Promise<Addition> {
  const addition = await additionOf(stateOf(project), project.service, definition, templatesOf(project));
  if (addition.inTheWay.length > 0) throw inTheWay(addition.inTheWay);
  return addition;
}

/** Returns the changes that restore the missing parts of a recorded module in a project on disk. */
export function restorationIn(project: OpenProject, module: AddedModule): Promise<Addition> {
  return restorationOf(stateOf(project), module, templatesOf(project));
}

/** Returns the state of a project on disk. */
export function stateOf({ root, manifest, lock }: OpenProject): ProjectState {
  const contentAt = (path: string): string | null => contentOf(onDisk(root, path))?.toString() ?? null;
  return {
    manifest,
    lock,
    base: contentAt(baseFile) ?? '',
    contentAt,
    format: (path, before, after) => keepFormatted(root, onDisk(root, path), before, after),
  };
}

function templatesOf({ manifest }: OpenProject): TemplateStore {
  return readTemplates(templatesFolder, moduleTemplateFolders(manifest.answers));
}

function inTheWay(paths: readonly string[]): Failure {
  return usageFailure(
    'files_in_the_way',
    `These files of the module already exist:\n${paths.map((path) => `  ${path}`).join('\n')}`,
    'Rename them, or choose another module name. Nothing was changed.',
    { paths },
  );
}
