import type { Manifest } from '../provenance/manifest.js';

/** Returns the recorded modules of a service. */
export function modulesOf({ modules }: Manifest, service: string): Manifest['modules'] {
  return modules.filter((module) => module.service === service);
}

/** Returns the distinct names of the modules of all services. */
export function modulesAnywhere({ modules }: Manifest): string[] {
  return [...new Set(modules.map(({ name }) => name))];
}
