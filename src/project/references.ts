import { modulesIn, modulesOf } from './spec.js';
import type { ModuleOfService, ProjectSpec } from './spec.js';

/** A field of a module that refers to another module. */
export interface Reference {
  module: string;
  field: string;
}

/** Returns the fields and factories of other modules that refer to a module. */
export function referencesTo(
  spec: ProjectSpec,
  { name: target, service }: Pick<ModuleOfService, 'name' | 'service'>,
): Reference[] {
  return modulesIn(spec, service)
    .filter((module) => module.name !== target)
    .flatMap(({ name, definition, needs }) => [
      ...(needs.includes(target) ? [{ module: name, field: 'its factory' }] : []),
      ...(definition?.fields ?? [])
        .filter((field) => field.target === target)
        .map((field) => ({ module: name, field: field.name })),
    ]);
}

/** A field that refers to a module which does not exist. */
interface DanglingReference {
  module: ModuleOfService;
  field: string;
  target: string;
}

/** Returns the references to missing modules, which can result from a merge without conflicts. */
export function danglingReferences(spec: ProjectSpec): DanglingReference[] {
  const modules = modulesOf(spec);
  // A copied service has modules that are recorded for the original one only.
  const known = new Set(modules.map(({ name }) => name));
  return modules.flatMap((module) =>
    (module.definition?.fields ?? []).flatMap(({ name: field, target }) =>
      target === undefined || known.has(target) ? [] : [{ module, field, target }],
    ),
  );
}
