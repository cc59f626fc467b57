import { orderedAxes } from '../../src/options/axes.js';
import type { Answers, ProjectSpec } from '../../src/project/spec.js';
import { createSpec } from '../../src/project/spec.js';
import { createBlueprint } from '../../src/blueprint/blueprint.js';
import { templateFoldersOf } from '../../src/blueprint/part.js';
import { templatesFolder } from '../../src/cli/package-root.js';
import { readTemplates } from '../../src/render/template-store.js';
import type { Tree } from '../../src/tree/tree.js';

export const defaults = Object.fromEntries(
  orderedAxes.map((axis) => [axis.id, axis.default]),
) as unknown as Answers;

/** Every choice of every axis, each in a project whose other answers are the defaults. */
export const everyChoice: Answers[] = orderedAxes.flatMap((axis) =>
  axis.choices.map((choice) => ({ ...defaults, [axis.id]: choice.value })),
);

/** The files of a project, as the CLI would write them. */
export function blueprintOf(answers: Partial<Answers> = {}, name = 'shop'): Tree {
  const spec: ProjectSpec = createSpec(name, { ...defaults, ...answers });
  return createBlueprint(spec, readTemplates(templatesFolder, templateFoldersOf(spec)));
}
