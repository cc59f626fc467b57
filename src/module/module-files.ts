import { render } from '../render/engine.js';
import type { Template, TemplateStore } from '../render/template-store.js';
import type { TreeFile } from '../tree/tree.js';
import { fileMode } from '../tree/tree.js';
import { noLine } from './code.js';
import { moduleContext } from './context.js';
import type { SingularNames } from './context.js';
import type { ModuleDefinition } from './definition.js';
import { wrapLongLines } from './wrap.js';

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
export function moduleFiles(
  definition: ModuleDefinition,
  folders: readonly string[],
  templates: TemplateStore,
  { sequence, singulars = {} }: ModuleFileOptions,
): [string, TreeFile][] {
  const context = moduleContext(definition, sequence, singulars);
  return folders
    .flatMap((folder) => folderOf(templates, folder).map((template) => ({ folder, template })))
    .filter(({ template }) => isWanted(template, definition))
    .map(({ folder, template }): [string, TreeFile] => {
      const path = template.path.replaceAll(
        placeholders,
        (_match, form: 'singular' | 'plural') => context[form],
      );
      const content = wrapLongLines(dropped(render(template.path, template.source, context)));
      return [path, { content, mode: fileMode.plain, template: `${folder}/${template.path}` }];
    });
}

function folderOf(templates: TemplateStore, folder: string): readonly Template[] {
  const found = templates.get(folder);
  if (!found) throw new Error(`The template folder ${folder} was not loaded`);
  return found;
}

function dropped(text: string): string {
  return text.replaceAll(`${noLine}\n`, '');
}

/** Whether a module with these options has a file. */
function isWanted({ path }: Template, { owner, events }: ModuleDefinition): boolean {
  if (path.endsWith('/domain/__singular__-events.ts')) return events;
  return path.endsWith('/application/ownership.ts') ? owner : true;
}
