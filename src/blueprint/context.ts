import { documentSections } from '../options/contribution.js';
import type { Contribution, DocumentSection } from '../options/contribution.js';
import type { PackageManagerCommands } from '../options/descriptor.js';
import { kindOf } from '../options/kinds.js';
import type { Facts } from '../project/facts.js';
import { deriveFacts } from '../project/facts.js';
import { folderOf } from '../project/places.js';
import { chosen, chosenPackageManager } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import type { Versions } from './package-files.js';
import type { Part } from './part.js';
import { ciContext } from './servers.js';
import type { CiContext } from './servers.js';
import { setupCommands } from './workspace.js';

/** The data that templates can read. */
export interface TemplateContext {
  project: { name: string };
  /** The choices, without those marked `without`, in the order of the axes. */
  stack: { axis: string; label: string }[];
  facts: Facts;
  /** The commands of the chosen package manager. */
  commands: PackageManagerCommands;
  packageManager: PackageManagerContext;
  services: (ServiceContext & {
    /** Markdown that completes a list of its features. */ description: string;
  })[];
  ci: CiContext;
  /** The names of the servers that run in containers of their own. */
  servers: readonly string[];
  /** The paths in the container at which volumes of the programs are mounted. */
  mountedFolders: readonly string[];
  localFolders: readonly string[];
  documents: Record<DocumentSection, { title: string; text: string }[]>;
}

/** The names of a service in templates. */
interface ServiceContext {
  name: string;
  folder: string;
  /** The compiled program. */
  main: string;
  buildConfig: string;
}

/** Returns the data for the templates of a service. */
export function serviceContext(name: string): ServiceContext {
  const folder = folderOf(name);
  return { name, folder, main: `${folder}/dist/main.js`, buildConfig: `${folder}/tsconfig.build.json` };
}

interface PackageManagerContext {
  lockfile: string;
  /** The root files that an installation reads, separated by spaces, for use in a command line. */
  manifests: string;
  /** The environment variable that sets the download cache directory. */
  cacheVariable: string;
  /** The commands that install the package manager on a machine with Node.js; empty for npm. */
  setup: readonly string[];
}

/**
 * Returns the data for the templates of a project.
 * @param merged the contributions of all parts
 * @param workspaceFiles the paths of the workspace configuration files other than `package.json`
 */
export function templateContext(
  spec: ProjectSpec,
  parts: readonly Part[],
  merged: Contribution,
  versions: Versions,
  workspaceFiles: readonly string[],
): TemplateContext {
  const choices = chosen(spec.answers);
  const manager = chosenPackageManager(spec.answers);
  const { servers, everyProgram } = merged.workloads ?? {};
  return {
    project: { name: spec.name },
    stack: choices
      .filter(({ choice }) => !choice.without)
      .map(({ axis, choice }) => ({ axis: axis.title, label: choice.label })),
    facts: deriveFacts(choices.map(({ choice }) => choice)),
    commands: manager.commands,
    packageManager: {
      lockfile: manager.lockfile,
      manifests: ['package.json', manager.lockfile, ...workspaceFiles].join(' '),
      cacheVariable: manager.cacheVariable,
      setup: setupCommands(manager, versions),
    },
    services: spec.services.flatMap(({ name, kind }) =>
      kind === undefined ? [] : [{ ...serviceContext(name), description: kindOf(kind).description }],
    ),
    ci: ciContext(servers, merged.ciServices),
    servers: Object.keys(servers ?? {}).toSorted(),
    mountedFolders: Object.values(everyProgram?.volumes ?? {}).toSorted(),
    localFolders: (merged.localFolders ?? []).toSorted(),
    documents: Object.fromEntries(
      documentSections.map((section) => [section, paragraphs(section, parts)]),
    ) as TemplateContext['documents'],
  };
}

function paragraphs(section: DocumentSection, parts: readonly Part[]): { title: string; text: string }[] {
  return parts.flatMap(({ name, contributes }) => {
    const text = contributes?.documents?.[section];
    return text === undefined ? [] : [{ title: name.charAt(0).toUpperCase() + name.slice(1), text }];
  });
}
