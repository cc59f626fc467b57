import type { Contribution } from '../options/contribution.js';
import { kindOf } from '../options/kinds.js';
import { chosen, isAdded, modulesOf } from '../project/spec.js';
import type { Answers, ProjectSpec } from '../project/spec.js';
import { readTemplates } from '../render/template-store.js';
import type { TemplateStore } from '../render/template-store.js';
import { foundation } from './foundation.js';

/** A building block of a project: the foundation, a kind of service or a choice. */
export interface Part {
  /** Shown in error messages and as the title of document paragraphs. */
  name: string;
  /** Folders below `templates/`. */
  templates: readonly string[];
  /** Folders that need not exist: the files of a kind for a choice. */
  slices?: readonly string[];
  /** The services that its files and contributions are repeated for. */
  services: readonly string[];
  contributes?: Contribution;
}

/** Returns all parts of a project, the foundation first. */
export function partsOf({ answers, services }: ProjectSpec): Part[] {
  const generated = services.filter(({ kind }) => kind !== undefined);
  const kinds = new Set(generated.flatMap(({ kind }) => kind ?? []));
  const namesOf = (wanted?: string): string[] =>
    generated.filter(({ kind }) => wanted === undefined || kind === wanted).map(({ name }) => name);
  return [
    { ...foundation, services: namesOf() },
    ...[...kinds].map(kindOf).map(({ value, templates, contributes = {} }) => ({
      name: `the ${value} service`,
      templates: [`${templates}/common`],
      slices: slicesOf(templates, answers),
      services: namesOf(value),
      contributes,
    })),
    ...chosen(answers).map(({ choice: { label, templates, contributes = {} } }) => ({
      name: label,
      templates,
      services: namesOf(),
      contributes,
    })),
  ];
}

/** Returns the folders in which a kind or modules have files for a choice. They need not exist. */
function slicesOf(folder: string, answers: Answers): string[] {
  return chosen(answers).flatMap(({ choice }) => choice.templates.map((own) => `${folder}/${own}`));
}

const commonModule = 'module/common';

/** Returns the template folders of an added module. */
export function moduleTemplateFolders(answers: Answers): string[] {
  return [commonModule, ...slicesOf('module', answers)];
}

/** Returns the templates of added modules. @param root the `templates` folder */
export function moduleTemplatesOf(root: string, answers: Answers): TemplateStore {
  return readTemplates(root, [commonModule], slicesOf('module', answers));
}

/** Returns the templates of a project. @param root the `templates` folder */
export function templatesOf(root: string, spec: ProjectSpec): TemplateStore {
  const parts = partsOf(spec);
  const folders = [...parts.flatMap(({ templates }) => templates), versionsFolder];
  const own = readTemplates(
    root,
    folders,
    parts.flatMap(({ slices }) => slices ?? []),
  );
  const ofModules = modulesOf(spec).some(isAdded) ? moduleTemplatesOf(root, spec.answers) : [];
  return new Map([...own, ...ofModules]);
}

/** Contains the `package.json` with the versions of all dependencies of generated projects. */
export const versionsFolder = 'versions';
