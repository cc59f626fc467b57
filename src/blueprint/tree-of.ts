import { provenanceOf } from '../project/provenance.js';
import { isAdded, modulesOf } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import type { TemplateStore } from '../render/template-store.js';
import type { Tree, TreeFile } from '../tree/tree.js';
import { createTree } from '../tree/tree.js';
import { foundationOf } from './blueprint.js';
import { filesOfModule } from './files-of-module.js';
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
