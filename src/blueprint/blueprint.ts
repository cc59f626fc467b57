import type { Contribution, PackagePath, SettingsFile } from '../options/contribution.js';
import { folderOf, inService, servicePlaceholder } from '../project/places.js';
import { chosenFramework, chosenPackageManager, isAdded, modulesIn } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import { render } from '../render/engine.js';
import type { Template, TemplateStore } from '../render/template-store.js';
import { registerModules } from '../source/register-modules.js';
import type { Tree, TreeFile } from '../tree/tree.js';
import { createTree, fileMode } from '../tree/tree.js';
import { composeFile } from './compose-file.js';
import { serviceContext, templateContext } from './context.js';
import { environmentFiles } from './environment-files.js';
import { forServices } from './for-services.js';
import { mergeAll } from './merge.js';
import { serverScripts } from './servers.js';
import { completeSettings } from './settings-files.js';
import { completePackageJson, readVersions } from './package-files.js';
import type { Versions } from './package-files.js';
import type { Part } from './part.js';
import { partsOf, versionsFolder } from './part.js';
import { rootFileOf } from './wiring.js';
import { workspaceFiles } from './workspace.js';
import { yamlFile } from './yaml-file.js';

/**
 * Returns the files of a project without its added modules. Deterministic: the same spec and templates produce the same
 * bytes.
 * @throws TemplateError when a template is invalid
 * @throws Error when a contribution is invalid or two templates write the same path; both are bugs in this package
 */
export function foundationOf(spec: ProjectSpec, templates: TemplateStore): Tree {
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
    .flatMap((part) =>
      [...part.templates, ...(part.slices ?? [])].flatMap((folder) =>
        filesOf(folder, part.services, templates, context),
      ),
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
    parts.map(({ name, contributes, services }) => {
      const { documents: _keptByPart, ...rest } = contributes ?? {};
      return { name, value: forServices(rest, services) };
    }),
  );
}

/** Returns the files of a template folder; those of a service are repeated for each service. */
function filesOf(
  folder: string,
  services: readonly string[],
  templates: TemplateStore,
  context: object,
): [string, TreeFile][] {
  return templatesIn(templates, folder).flatMap((template): [string, TreeFile][] =>
    template.path.includes(servicePlaceholder)
      ? services.map((service) => [
          inService(template.path, service),
          fileOf(folder, template, { ...context, service: serviceContext(service) }),
        ])
      : [[template.path, fileOf(folder, template, context)]],
  );
}

function templatesIn(templates: TemplateStore, folder: string): readonly Template[] {
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
  const { shape } = chosenFramework(spec.answers).compositionRoot;
  const rooted = spec.services.find(({ name }) => path === rootFileOf(name, spec.answers));
  if (rooted) {
    const initial = modulesIn(spec, rooted.name).filter((module) => !isAdded(module));
    return { ...file, content: registerModules(file.content, initial, shape) };
  }
  const settings = merged.json?.[path as SettingsFile];
  if (settings) return { ...file, content: completeSettings(path, file.content, settings) };
  if (path === 'package.json' || path.endsWith('/package.json')) {
    const folder = path === 'package.json' ? '.' : path.slice(0, -'/package.json'.length);
    const dependencies = merged.dependencies?.[folder as PackagePath];
    const service = spec.services.find(({ name }) => folder === folderOf(name));
    const content = completePackageJson(file.content, versions, {
      workspaceVersion,
      ...(service && { name: `@repo/${service.name}` }),
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
  const file = templatesIn(templates, versionsFolder).find(({ path }) => path === 'package.json');
  if (!file) throw new Error(`templates/${versionsFolder}/package.json is missing`);
  return file.source;
}
