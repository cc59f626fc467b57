import { createBlueprint } from '../blueprint/blueprint.js';
import { templateFoldersOf } from '../blueprint/part.js';
import { createSpec } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import { readTemplates } from '../render/template-store.js';
import { creationOf } from '../tree/change-set.js';
import type { ChangeSet } from '../tree/change-set.js';
import type { Decided } from './answers.js';
import { withProvenance } from '../provenance/provenance.js';
import { packageVersion, templatesFolder } from './package-root.js';
import { parseTarget } from './target.js';

/** All that is to be done, before any of it is. */
export interface Plan {
  decided: Decided;
  spec: ProjectSpec;
  /** Absolute. */
  destination: string;
  changes: ChangeSet;
}

/** @throws Failure when the name is not valid; any other error is a defect of ours */
export function planOf(decided: Decided): Plan {
  const { name, destination } = parseTarget(decided.directory, decided.name);
  const spec = createSpec(name, decided.answers);
  const tree = createBlueprint(spec, readTemplates(templatesFolder, templateFoldersOf(spec)));
  return { decided, spec, destination, changes: creationOf(withProvenance(tree, spec, packageVersion())) };
}
