import type { Contribution, PackagePath, SettingsFile } from '../options/contribution.js';
import { chosenFramework, chosenPackageManager } from '../project/spec.js';
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
import { serverScripts } from './servers.js';
import { completeSettings } from './settings-files.js';
import { completePackageJson, readVersions } from './package-files.js';
import type { Versions } from './package-files.js';
import type { Part } from './part.js';
import { partsOf, versionsFolder } from './part.js';
import { workspaceFiles } from './workspace.js';
import { yamlFile } from './yaml-file.js';

/**
 * Returns the files of a project. Deterministic: the same spec and templates produce the same bytes.
 * @throws TemplateError when a template is invalid
 * @throws Error when a contribution is invalid or two templates write the same path; both are bugs in this package
 */
export function createBlueprint(spec: ProjectSpec, templates: TemplateStore): Tree {
  const parts = partsOf(spec);
  const merged = mergeContributions(parts);
  const versions = readVersions(versionsSource(templates));
  const packageManager = chosenPackageManager(spec.answers);
  const { 'package.json': rootSettings = {}, ...workspace } = workspaceFiles(
    packageManager,
    versions,
    merged.dependencies?.['.'],
  );
  const context = templateContext(spec, parts, merged, versions, Object.keys(workspace));
  const { workspaceVersion } = packageManager;
  const complete: Completion = { spec, merged, versions, rootSettings, workspaceVersion };

  const written = parts
    .flatMap((part) => part.templates)
    .flatMap((folder) =>
      folderOf(templates, folder).map((file) => [file.path, fileOf(folder, file, context)] as const),
    )
    .map(([path, file]) => [path, completeFile(path, file, complete)] as const);

  return createTree([
    ...written,
    ...environmentFiles(merged.environment ?? {}, context.commands.run),
    ...Object.entries(workspace).map(([path, keys]) => [path, yamlFile(keys)] as const),
    ['compose.yaml', composeFile(spec.name, merged.workloads ?? {})],
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

/** The data that completes template files. */
interface Completion {
  spec: ProjectSpec;
  merged: Contribution;
  versions: Versions;
  /** The keys that the package manager reads from the root `package.json`. */
  rootSettings: object;
  workspaceVersion: string;
}

/** Adds contributions to package and settings files, and registers the modules in the composition root. */
function completeFile(path: string, file: TreeFile, completion: Completion): TreeFile {
  const { spec, merged, versions, rootSettings, workspaceVersion } = completion;
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
      workspaceVersion,
      ...(folder === '.' && {
        name: spec.name,
        scripts: { ...merged.scripts, ...serverScripts(merged.workloads?.servers) },
        settings: rootSettings,
      }),
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
