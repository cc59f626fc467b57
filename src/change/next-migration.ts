import { modulesFolderOf } from '../project/places.js';
import { modulesIn, modulesOf } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';

/** Returns the number for the next migration of a service. Its newest migration can be a handwritten one. */
export function nextMigration(
  spec: ProjectSpec,
  service: string,
  contentAt: (path: string) => string | null,
): number {
  const recorded = modulesIn(spec, service).map(({ migration }) => migration);
  // A copied service has modules that are recorded for the original one only.
  const names = new Set(modulesOf(spec).map(({ name }) => name));
  const written = [...names].flatMap((name) => {
    const source = contentAt(`${modulesFolderOf(service)}/${name}/infrastructure/migrations.ts`) ?? '';
    return [...source.matchAll(/\bname: ['"`](\d{4})_/g)].map(([, digits]) => Number(digits));
  });
  return Math.max(0, ...recorded, ...written) + 1;
}
