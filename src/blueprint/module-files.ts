import { moduleContext } from '../module/context/context.js';
import type { SingularNames } from '../module/context/context.js';
import type { ModuleDefinition } from '../module/definition/definition.js';
import { render } from '../render/engine.js';
import { formatted } from '../render/format.js';
import type { Template, TemplateStore } from '../render/template-store.js';
import { withoutUnusedImports } from '../render/unused-imports.js';
import type { TreeFile } from '../tree/tree.js';
import { fileMode } from '../tree/tree.js';

/** Placeholders for the names of the module in the path of a template. */
const placeholders = /__(singular|plural)__/g;

export interface ModuleFileOptions {
  sequence: number;
  singulars?: SingularNames;
}

/**
 * Returns the paths and files of a module, with a placeholder for the service. Pure: the same arguments give the same bytes.
 * @param folders the template folders of modules
 * @param options.sequence the number of its migration: the number of the newest migration, plus one
 * @param options.singulars the singular names of the modules that its fields refer to, where they are known
 * @throws TemplateError when a template is not valid
 */
export async function moduleFiles(
  definition: ModuleDefinition,
  folders: readonly string[],
  templates: TemplateStore,
  { sequence, singulars = {} }: ModuleFileOptions,
): Promise<[string, TreeFile][]> {
  const context = moduleContext(definition, sequence, singulars);
  const files = folders
    .flatMap((folder) => folderOf(templates, folder).map((template) => ({ folder, template })))
    .filter(({ template }) => isWanted(template, definition))
    .map(async ({ folder, template }): Promise<[string, TreeFile]> => {
      const path = template.path.replaceAll(
        placeholders,
        (_match, form: 'singular' | 'plural') => context[form],
      );
      const source = withoutUnusedImports(render(template.path, template.source, context));
      const content = await formatted(path, source);
      return [path, { content, mode: fileMode.plain, template: `${folder}/${template.path}` }];
    });
  return Promise.all(files);
}

function folderOf(templates: TemplateStore, folder: string): readonly Template[] {
  const found = templates.get(folder);
  if (!found) throw new Error(`The template folder ${folder} was not loaded`);
  return found;
}

/** Whether a module with these options has a file. */
function isWanted({ path }: Template, { owner, events }: ModuleDefinition): boolean {
  if (path.endsWith('/domain/__singular__-events.ts')) return events;
  return path.endsWith('/application/ownership.ts') ? owner : true;
}
