import { additionOf } from '../module/addition.js';
import type { Addition } from '../module/addition.js';
import type { ModuleDefinition } from '../module/definition.js';
import { moduleTemplateFolders } from '../module/module-files.js';
import { baseFile } from '../provenance/manifest.js';
import { readTemplates } from '../render/template-store.js';
import { keepFormatted } from '../system/prettier.js';
import { contentOf, onDisk } from '../tree/files.js';
import { usageFailure } from './failure.js';
import type { Failure } from './failure.js';
import { templatesFolder } from './package-root.js';
import type { OpenProject } from './project.js';

/** All that adding a module changes in a project as it is on the disk. @throws Failure (usage) when a file is in the way */
export async function additionTo(
  { root, manifest, lock, service }: OpenProject & { service: string },
  definition: ModuleDefinition,
): Promise<Addition> {
  const contentAt = (path: string): string | null => contentOf(onDisk(root, path))?.toString() ?? null;
  const addition = await additionOf(
    {
      manifest,
      lock,
      base: contentAt(baseFile) ?? '',
      contentAt,
      service,
      format: (path, before, after) => keepFormatted(root, onDisk(root, path), before, after),
    },
    definition,
    readTemplates(templatesFolder, moduleTemplateFolders(manifest.answers)),
  );
  if (addition.inTheWay.length > 0) throw inTheWay(addition.inTheWay);
  return addition;
}

function inTheWay(paths: readonly string[]): Failure {
  return usageFailure(
    'files_in_the_way',
    `The module would have files of these names, and they are there already:\n${paths.map((path) => `  ${path}`).join('\n')}`,
    'Rename them, or choose another name for the module. Nothing was changed.',
    { paths },
  );
}
