import type { Contribution } from '../options/contribution.js';
import { chosen } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import { foundation } from './foundation.js';

/** A piece that a project is put together from: what every project has, or a choice. */
export interface Part {
  /** For error messages and as the heading of its document paragraphs. */
  name: string;
  /** Folders below `templates/`. */
  templates: readonly string[];
  contributes?: Contribution;
}

/** All parts of a project, the foundation first. */
export function partsOf(spec: ProjectSpec): Part[] {
  const choices = chosen(spec.answers).map(({ choice }) => ({
    name: choice.label,
    templates: choice.templates,
    contributes: choice.contributes ?? {},
  }));
  return [foundation, ...choices];
}

/** Every template folder that a project of this spec takes files from. */
export function templateFoldersOf(spec: ProjectSpec): string[] {
  return [...partsOf(spec).flatMap((part) => part.templates), versionsFolder];
}

/** Holds the one `package.json` with the versions of everything that generated projects depend on. */
export const versionsFolder = 'versions';
