import type { Manifest } from '../provenance/manifest.js';
import { missingFacts } from '../source/edit.js';
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
  const wirings = manifest.modules.flatMap((module) => wiringOf(module, manifest.answers));
  const paths = [...new Set(wirings.map(({ path }) => path))];
  return paths.flatMap((path) => {
    const facts = wirings.filter((wiring) => wiring.path === path).flatMap((wiring) => wiring.facts);
    return missingFacts(contentAt(path) ?? '', facts).map(({ name, paste }) => ({ path, what: name, paste }));
  });
}
