import { additionOf } from '../module/addition.js';
import type { Addition } from '../module/addition.js';
import type { ModuleDefinition } from '../module/definition.js';
import { moduleTemplateFolders } from '../module/module-files.js';
import { baseFile } from '../provenance/manifest.js';
import { readTemplates } from '../render/template-store.js';
import { keepFormatted } from '../system/prettier.js';
import { contentOf, onDisk } from '../tree/files.js';
import { templatesFolder } from './package-root.js';
import type { OpenProject } from './project.js';

/** All that adding a module changes in a project as it is on the disk. */
export async function additionTo(
  { root, manifest, lock }: OpenProject,
  definition: ModuleDefinition,
): Promise<Addition> {
  const contentAt = (path: string): string | null => contentOf(onDisk(root, path))?.toString() ?? null;
  return additionOf(
    {
      manifest,
      lock,
      base: contentAt(baseFile) ?? '',
      contentAt,
      format: (path, before, after) => keepFormatted(root, onDisk(root, path), before, after),
    },
    definition,
    readTemplates(templatesFolder, moduleTemplateFolders(manifest.answers)),
  );
}
