import type { Contribution, PackagePath, SettingsFile } from '../options/contribution.js';
import { chosenFramework } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import { render } from '../render/engine.js';
import type { Template, TemplateStore } from '../render/template-store.js';
import { registerModules } from '../source/register-modules.js';
import type { Tree, TreeFile } from '../tree/tree.js';
import { createTree, fileMode } from '../tree/tree.js';
import { composeFile } from './compose-file.js';
import { templateContext } from './context.js';
import { environmentFiles } from './environment-files.js';
import { mergeAll } from './merge.js';
import { completeSettings } from './settings-files.js';
import { completePackageJson, readVersions } from './package-files.js';
import type { Versions } from './package-files.js';
import type { Part } from './part.js';
import { partsOf, versionsFolder } from './part.js';

/**
 * The files of a project. Pure: the same spec and templates give the same bytes, on every machine, on every day.
 * @throws TemplateError or a plain error when a template or a contribution is wrong: that is a defect of ours
 */
export function createBlueprint(spec: ProjectSpec, templates: TemplateStore): Tree {
  const parts = partsOf(spec);
  const merged = mergeContributions(parts);
  const context = templateContext(spec, parts);
  const versions = readVersions(versionsSource(templates));

  const written = parts
    .flatMap((part) => part.templates)
    .flatMap((folder) =>
      folderOf(templates, folder).map((file) => [file.path, fileOf(folder, file, context)] as const),
    )
    .map(([path, file]) => [path, completeFile(path, file, spec, merged, versions)] as const);

  return createTree([
    ...written,
    ...environmentFiles(merged.environment ?? {}, context.commands.run),
    ['compose.yaml', composeFile(spec.name, merged.compose ?? {}, merged.volumes ?? [])],
  ]);
}

function mergeContributions(parts: readonly Part[]): Contribution {
  return mergeAll(
    parts.map(({ name, contributes }) => {
      const { documents: _keptByPart, ...rest } = contributes ?? {};
      return { name, value: rest };
    }),
  );
}

function folderOf(templates: TemplateStore, folder: string): readonly Template[] {
  const found = templates.get(folder);
  if (!found) throw new Error(`The template folder ${folder} was not read`);
  return found;
}

function fileOf(folder: string, template: Template, context: object): TreeFile {
  const content = template.filled ? render(template.path, template.source, context) : template.source;
  const mode = content.startsWith('#!') ? fileMode.executable : fileMode.plain;
  return { content, mode, template: `${folder}/${template.path}` };
}

/** Package and settings files get what was contributed to them; the composition root gets the modules, by a source edit. */
function completeFile(
  path: string,
  file: TreeFile,
  spec: ProjectSpec,
  merged: Contribution,
  versions: Versions,
): TreeFile {
  const root = chosenFramework(spec.answers).compositionRoot;
  if (path === root.path) {
    return { ...file, content: registerModules(file.content, spec.modules, root.shape) };
  }
  const settings = merged.json?.[path as SettingsFile];
  if (settings) return { ...file, content: completeSettings(path, file.content, settings) };
  if (path === 'package.json' || path.endsWith('/package.json')) {
    const folder = path === 'package.json' ? '.' : path.slice(0, -'/package.json'.length);
    const dependencies = merged.dependencies?.[folder as PackagePath];
    const content = completePackageJson(file.content, versions, {
      ...(folder === '.' && { name: spec.name, scripts: merged.scripts ?? {} }),
      ...(dependencies && { dependencies }),
    });
    return { ...file, content };
  }
  return file;
}

function versionsSource(templates: TemplateStore): string {
  const file = folderOf(templates, versionsFolder).find(({ path }) => path === 'package.json');
  if (!file) throw new Error(`templates/${versionsFolder}/package.json is missing`);
  return file.source;
}
