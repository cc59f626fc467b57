import { moduleFiles } from '../module/module-files.js';
import { pageOf } from '../module/page.js';
import { folderOf, inService } from '../project/places.js';
import { provenanceOf } from '../project/provenance.js';
import { isAdded, modulesIn, modulesOf } from '../project/spec.js';
import type { AddedModule, ProjectSpec } from '../project/spec.js';
import type { TemplateStore } from '../render/template-store.js';
import type { Tree, TreeFile } from '../tree/tree.js';
import { createTree, fileMode } from '../tree/tree.js';
import { foundationOf } from './blueprint.js';
import { moduleTemplateFolders } from './part.js';
import { wiredContents } from './wired-contents.js';

/**
 * Returns every file of a project: with its added modules, their wiring and the metadata. Pure: the same arguments give
 * the same bytes.
 * @param toolVersion the version of this tool
 * @throws TemplateError when a template is invalid
 */
export async function treeOf(
  spec: ProjectSpec,
  templates: TemplateStore,
  toolVersion: string,
): Promise<Tree> {
  const foundation = foundationOf(spec, templates);
  const added = new Map<string, [string, TreeFile][]>();
  for (const module of modulesOf(spec).filter(isAdded)) {
    added.set(module.record, await filesOfModule(module, spec, templates));
  }
  const contentAt = (path: string): string | undefined => foundation.get(path)?.content;
  const wired = wiredContents(spec, contentAt, (path) => contentAt(path) ?? null);
  return createTree([
    ...[...foundation].map(([path, file]): [string, TreeFile] => {
      const content = wired.get(path);
      return [path, content === undefined ? file : { ...file, content }];
    }),
    ...[...added.values()].flat(),
    ...provenanceOf(spec, foundation, ({ record }) => added.get(record) ?? [], toolVersion),
  ]);
}

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
