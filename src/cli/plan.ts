import { createBlueprint } from '../blueprint/blueprint.js';
import { templateFoldersOf } from '../blueprint/part.js';
import { isKept, withGenerated } from '../project/kept-files.js';
import { createSpec } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import { readTemplates } from '../render/template-store.js';
import { creationOf } from '../tree/change-set.js';
import type { Change, ChangeSet } from '../tree/change-set.js';
import { contentOf, onDisk } from '../tree/files.js';
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
  /** Files that were there and stay, with generated text added. */
  kept: readonly string[];
}

/** @throws Failure when the name is not valid; any other error is a defect of ours */
export function planOf(decided: Decided): Plan {
  const { name, destination } = parseTarget(decided.directory, decided.name);
  const spec = createSpec(name, decided.answers);
  const tree = createBlueprint(spec, readTemplates(templatesFolder, templateFoldersOf(spec)));
  const creation = creationOf(withProvenance(tree, spec, packageVersion()));
  const changes = creation.map((change) => (isKept(change.path) ? addition(change, destination) : change));
  const kept = changes.filter(({ before }) => before !== null).map(({ path }) => path);
  return { decided, spec, destination, changes, kept };
}

/** The change as an addition to the file, if there is one. */
function addition(change: Change, destination: string): Change {
  const { path, after } = change;
  const before = contentOf(onDisk(destination, path))?.toString();
  if (before === undefined || after === null) return change;
  return { path, before, after: { ...after, content: withGenerated(path, before, after.content) } };
}

/** What becomes of the files that stay, as a sentence; `null` when there are none. */
export function keptText({ kept }: Plan): string | null {
  return kept.length === 0
    ? null
    : `Your ${kept.join(' and ')} ${kept.length === 1 ? 'stays' : 'stay'}; generated text is added at the end.`;
}
