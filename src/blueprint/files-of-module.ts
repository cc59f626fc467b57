import { moduleFiles } from './module-files.js';
import { pageOf } from './module-page.js';
import { folderOf, inService } from '../project/places.js';
import { modulesIn, modulesOf } from '../project/spec.js';
import type { AddedModule, ProjectSpec } from '../project/spec.js';
import type { TemplateStore } from '../render/template-store.js';
import type { TreeFile } from '../tree/tree.js';
import { fileMode } from '../tree/tree.js';
import { moduleTemplateFolders } from './part.js';

/** Returns the files that only an added module owns, with its page. */
export async function filesOfModule(
  { definition, migration, service }: AddedModule,
  spec: ProjectSpec,
  templates: TemplateStore,
): Promise<[string, TreeFile][]> {
  const options = { sequence: migration, singulars: singularsFor(service, spec) };
  const files = await moduleFiles(definition, moduleTemplateFolders(spec.answers), templates, options);
  const page = { content: pageOf(definition), mode: fileMode.plain, template: 'module/page' };
  return [
    ...files.map(([path, file]): [string, TreeFile] => [inService(path, service), file]),
    // Modules share no page, so that branches that add modules merge.
    [`${folderOf(service)}/docs/${definition.name}.md`, page],
  ];
}

/** Returns the singular names of the added modules by their plural names; those of the service take precedence. */
function singularsFor(service: string, spec: ProjectSpec): Record<string, string> {
  return Object.fromEntries(
    [...modulesOf(spec), ...modulesIn(spec, service)].flatMap(({ name, definition }) =>
      definition ? [[name, definition.singular]] : [],
    ),
  );
}
