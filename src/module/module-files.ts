import { chosen } from '../project/spec.js';
import type { Answers } from '../project/spec.js';
import { render } from '../render/engine.js';
import type { Template, TemplateStore } from '../render/template-store.js';
import type { TreeFile } from '../tree/tree.js';
import { fileMode } from '../tree/tree.js';
import { noLine } from './code.js';
import { moduleContext } from './context.js';
import type { SingularNames } from './context.js';
import type { ModuleDefinition } from './definition.js';
import { inService, service as templateService } from './places.js';
import { wrapLongLines } from './wrap.js';

/** What every module has, whatever was chosen. */
const common = 'module/common';

/** What in the path of a template stands for a name of the module. */
const placeholders = /__(singular|plural)__/g;

/** Every template folder that a module of a project with these answers takes files from. */
export function moduleTemplateFolders(answers: Answers): string[] {
  return [common, ...chosen(answers).flatMap(({ choice }) => choice.moduleTemplates ?? [])];
}

export interface ModuleFileOptions {
  sequence: number;
  singulars?: SingularNames;
  /** The folder of the service that gets them. */
  service?: string;
}

/**
 * The files of a module, by their paths. Pure: the same definition, answers and templates give the same bytes.
 * @param options.sequence the number of its migration, which is one more than that of the newest
 * @param options.singulars of the modules that its fields refer to, where the rules of English do not lead to them
 * @param options.service the folder of the service that gets them
 * @throws TemplateError when a template is wrong: that is a defect of ours
 */
export function moduleFiles(
  definition: ModuleDefinition,
  answers: Answers,
  templates: TemplateStore,
  { sequence, singulars = {}, service = templateService }: ModuleFileOptions,
): [string, TreeFile][] {
  const context = moduleContext(definition, sequence, singulars);
  return moduleTemplateFolders(answers)
    .flatMap((folder) => folderOf(templates, folder).map((template) => ({ folder, template })))
    .filter(({ template }) => isWanted(template, definition))
    .map(({ folder, template }): [string, TreeFile] => {
      const path = template.path.replaceAll(
        placeholders,
        (_match, form: 'singular' | 'plural') => context[form],
      );
      const content = wrapLongLines(dropped(render(template.path, template.source, context)));
      return [
        inService(path, service),
        { content, mode: fileMode.plain, template: `${folder}/${template.path}` },
      ];
    });
}

function folderOf(templates: TemplateStore, folder: string): readonly Template[] {
  const found = templates.get(folder);
  if (!found) throw new Error(`The template folder ${folder} was not read`);
  return found;
}

function dropped(text: string): string {
  return text.replaceAll(`${noLine}\n`, '');
}

/** Files that only some modules have. */
function isWanted({ path }: Template, { owner, events }: ModuleDefinition): boolean {
  if (path.endsWith('/domain/__singular__-events.ts')) return events;
  return path.endsWith('/application/ownership.ts') ? owner : true;
}
