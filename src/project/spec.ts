import { axes, findChoice, orderedAxes } from '../options/axes.js';
import type { Axis, AxisId, Choice, FrameworkChoice, PackageManagerChoice } from '../options/descriptor.js';
import { axisIds } from '../options/descriptor.js';
import { projectName } from './names.js';
import { z } from 'zod';

/** The value of the choice per axis. */
export type Answers = Record<AxisId, string>;

/** A module of the generated service, and the modules that it depends on. */
export interface ModuleSpec {
  name: string;
  needs: readonly string[];
  /** The number of its first migration. */
  migration: number;
}

/** The complete input of the generator, as plain data: equal answers give an equal spec. */
export interface ProjectSpec {
  name: string;
  answers: Answers;
  modules: readonly ModuleSpec[];
}

/** The modules of a new service, registered by the same source edit as modules that are added later. */
const initialModules: readonly ModuleSpec[] = [
  { name: 'users', needs: [], migration: 1 },
  { name: 'auth', needs: ['users'], migration: 2 },
  { name: 'audit', needs: [], migration: 3 },
];

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
  return {
    name: projectName.parse(name),
    answers: answersSchema.parse(answers) as Answers,
    modules: initialModules,
  };
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
