import { documentSections } from '../options/contribution.js';
import type { DocumentSection } from '../options/contribution.js';
import type { PackageManagerCommands } from '../options/descriptor.js';
import type { Facts } from '../project/facts.js';
import { deriveFacts } from '../project/facts.js';
import { chosen, chosenPackageManager } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import type { Versions } from './package-files.js';
import type { Part } from './part.js';
import { setupCommands } from './workspace.js';

/** All that a template can ask for. */
export interface TemplateContext {
  project: { name: string };
  /** The choices that write something, in the order of the questions. */
  stack: { axis: string; label: string }[];
  facts: Facts;
  /** How the chosen package manager's commands are typed. */
  commands: PackageManagerCommands;
  packageManager: PackageManagerContext;
  documents: Record<DocumentSection, { title: string; text: string }[]>;
}

interface PackageManagerContext {
  lockfile: string;
  /** Every file of the root that an installation reads, as words of a command. */
  manifests: string;
  /** The environment variable that says where downloads are kept. */
  cacheVariable: string;
  /** Commands that bring it onto a machine that has Node.js. */
  setup: readonly string[];
}

/** @param workspaceFiles the files beside `package.json` that tell the package manager about the workspace */
export function templateContext(
  spec: ProjectSpec,
  parts: readonly Part[],
  versions: Versions,
  workspaceFiles: readonly string[],
): TemplateContext {
  const choices = chosen(spec.answers);
  const manager = chosenPackageManager(spec.answers);
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
