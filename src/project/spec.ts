import { z } from 'zod';
import type { ModuleDefinition } from '../module/definition/definition.js';
import { axes, findChoice, orderedAxes } from '../options/axes.js';
import type { Axis, AxisId, Choice, FrameworkChoice, PackageManagerChoice } from '../options/descriptor.js';
import { axisIds } from '../options/descriptor.js';
import { kindOf } from '../options/kinds.js';
import { projectName } from './names.js';
import { moduleRecordOf } from './places.js';

/** The value of the choice per axis. */
export type Answers = Record<AxisId, string>;

/** The complete input of the generator, as plain data: equal specs give equal projects. */
export interface ProjectSpec {
  name: string;
  answers: Answers;
  services: readonly ServiceSpec[];
}

export interface ServiceSpec {
  /** The name of its folder below `services/`. */
  name: string;
  /** The name in the records, when the folder was renamed. */
  recordedAs?: string;
  /** Absent when the service was not generated, such as a copy of another service. */
  kind?: string;
  /** In the order in which they are registered. */
  modules: readonly ModuleSpec[];
}

/** A module of a service. */
export interface ModuleSpec {
  name: string;
  /** The modules that its factory takes, in order. */
  needs: readonly string[];
  /** The number of its first migration. */
  migration: number;
  /** Absent for a module that the kind of the service has. */
  definition?: ModuleDefinition;
}

/** A module, the name of its service, and the path of its record. */
export type ModuleOfService = ModuleSpec & { service: string; record: string };

const answersSchema = z.strictObject(
  Object.fromEntries(
    axisIds.map((id) => [id, z.enum(axes[id].choices.map((choice) => choice.value))]),
  ) as Record<AxisId, z.ZodEnum>,
);

/**
 * Returns the spec of a new project.
 * @throws ZodError when the name or an answer is not valid
 */
export function createSpec(name: string, answers: Answers): ProjectSpec {
  const spec = { name: projectName.parse(name), answers: answersSchema.parse(answers) as Answers };
  return withService({ ...spec, services: [] }, 'user-service', 'user');
}

/** Returns the spec with a new service of a kind. */
export function withService(spec: ProjectSpec, name: string, kind: string): ProjectSpec {
  return withServices(spec, [...spec.services, { name, kind, modules: kindOf(kind).modules }]);
}

/** Keeps the services in the order of their names, so that the order of commands does not matter. */
function withServices<S extends ProjectSpec>(spec: S, services: readonly ServiceSpec[]): S {
  return { ...spec, services: services.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** Returns the spec with a new module, in a service that it adds when the spec lacks it. */
export function withModule<S extends ProjectSpec>(spec: S, service: string, module: ModuleSpec): S {
  const known = spec.services.some(({ name }) => name === service);
  const services = known ? spec.services : [...spec.services, { name: service, modules: [] }];
  return withServices(
    spec,
    services.map((one) => (one.name === service ? { ...one, modules: [...one.modules, module] } : one)),
  );
}

/** Returns the spec without a module, and without a service of no kind that has no other module. */
export function withoutModule<S extends ProjectSpec>(spec: S, service: string, module: string): S {
  const services = spec.services.map((one) =>
    one.name === service ? { ...one, modules: one.modules.filter(({ name }) => name !== module) } : one,
  );
  return {
    ...spec,
    services: services.filter(({ kind, modules }) => kind !== undefined || modules.length > 0),
  };
}

/** Returns the modules of all services. */
export function modulesOf({ services }: Pick<ProjectSpec, 'services'>): ModuleOfService[] {
  return services.flatMap(({ name: service, recordedAs = service, modules }) =>
    modules.map((module) => ({ ...module, service, record: moduleRecordOf(recordedAs, module.name) })),
  );
}

/** Returns the modules of a service. */
export function modulesIn(spec: Pick<ProjectSpec, 'services'>, service: string): ModuleOfService[] {
  return modulesOf(spec).filter((module) => module.service === service);
}

/** A module that was added to a service, with its definition. */
export type AddedModule = ModuleOfService & { definition: ModuleDefinition };

/** Returns `true` for added modules; the modules of a kind have no definition. */
export function isAdded(module: ModuleOfService): module is AddedModule {
  return module.definition !== undefined;
}

/** Returns the only generated service; `undefined` when there are several or none. */
export function onlyServiceOf({ services }: Pick<ProjectSpec, 'services'>): string | undefined {
  const generated = services.filter(({ kind }) => kind !== undefined);
  return generated.length === 1 ? generated[0]?.name : undefined;
}

/** Returns the chosen descriptors, in the order of the axes. */
export function chosen(answers: Answers): { axis: Axis; choice: Choice }[] {
  return orderedAxes.map((axis) => ({ axis, choice: choiceOf(axis, answers) }));
}

export function chosenFramework(answers: Answers): FrameworkChoice {
  return choiceOf(axes.framework, answers);
}

export function chosenPackageManager(answers: Answers): PackageManagerChoice {
  return choiceOf(axes.packageManager, answers);
}

function choiceOf<C extends Choice>(axis: Axis<C>, answers: Answers): C {
  const choice = findChoice(axis, answers[axis.id]);
  if (!choice) throw new Error(`Unknown ${axis.id}: ${answers[axis.id]}`);
  return choice;
}
