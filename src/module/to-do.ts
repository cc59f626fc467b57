import type { Manifest } from '../provenance/manifest.js';
import { wiringOf } from './wiring.js';

/** What is left to be done by hand, so that every module is part of the service. */
export interface ToDo {
  /** Relative to the project. */
  path: string;
  what: string;
  paste: string;
}

/** @param contentAt what a file holds; `null` when there is none */
export function toDoOf(manifest: Manifest, contentAt: (path: string) => string | null): ToDo[] {
  return manifest.modules
    .flatMap((module) => wiringOf(module, manifest.answers))
    .flatMap(({ path, dispensable, missing }) => {
      const text = contentAt(path);
      if (text === null && dispensable) return [];
      return missing(text ?? '').map((one) => ({ path, ...one }));
    });
}
