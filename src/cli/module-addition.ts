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

/** All that adding a module changes in a project as it is on the disk. @throws Failure (usage) when a file is in the way */
export async function additionTo(
  project: OpenProject & { service: string },
  definition: ModuleDefinition,
): Promise<Addition> {
  const addition = await additionOf(stateOf(project), project.service, definition, templatesOf(project));
  if (addition.inTheWay.length > 0) throw inTheWay(addition.inTheWay);
  return addition;
}

/** What is missing of a recorded module in a project as it is on the disk. */
export function restorationIn(project: OpenProject, module: AddedModule): Promise<Addition> {
  return restorationOf(stateOf(project), module, templatesOf(project));
}

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
    `The module would have files of these names, and they are there already:\n${paths.map((path) => `  ${path}`).join('\n')}`,
    'Rename them, or choose another name for the module. Nothing was changed.',
    { paths },
  );
}
