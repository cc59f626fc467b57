import { orderedAxes } from '../../src/options/axes.js';
import type { Answers, ProjectSpec } from '../../src/project/spec.js';
import { createSpec } from '../../src/project/spec.js';
import { foundationOf } from '../../src/blueprint/blueprint.js';
import { templatesOf } from '../../src/blueprint/part.js';
import { templatesFolder } from '../../src/system/package-root.js';
import type { Tree } from '../../src/tree/tree.js';

export const defaults = Object.fromEntries(
  orderedAxes.map((axis) => [axis.id, axis.default]),
) as unknown as Answers;

/** Answers for every choice of every axis; the other answers are the defaults. */
export const everyChoice: Answers[] = orderedAxes.flatMap((axis) =>
  axis.choices.map((choice) => ({ ...defaults, [axis.id]: choice.value })),
);

/** Returns the files of a project as the CLI generates them. */
export function blueprintOf(answers: Partial<Answers> = {}, name = 'shop'): Tree {
  const spec: ProjectSpec = createSpec(name, { ...defaults, ...answers });
  return foundationOf(spec, templatesOf(templatesFolder, spec));
}
