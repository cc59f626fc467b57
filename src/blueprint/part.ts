import type { Contribution } from '../options/contribution.js';
import { chosen } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import { foundation } from './foundation.js';

/** A building block of a project: the foundation or a choice. */
export interface Part {
  /** Shown in error messages and as the title of document paragraphs. */
  name: string;
  /** Folders below `templates/`. */
  templates: readonly string[];
  contributes?: Contribution;
}

/** Returns all parts of a project, the foundation first. */
export function partsOf(spec: ProjectSpec): Part[] {
  const choices = chosen(spec.answers).map(({ choice }) => ({
    name: choice.label,
    templates: choice.templates,
    contributes: choice.contributes ?? {},
  }));
  return [foundation, ...choices];
}

/** Returns the template folders that a project with this spec uses. */
export function templateFoldersOf(spec: ProjectSpec): string[] {
  return [...partsOf(spec).flatMap((part) => part.templates), versionsFolder];
}

/** Contains the `package.json` with the versions of all dependencies of generated projects. */
export const versionsFolder = 'versions';
