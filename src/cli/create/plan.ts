import { relative } from 'node:path';
import process from 'node:process';
import { templatesOf } from '../../blueprint/part.js';
import { treeOf } from '../../blueprint/tree-of.js';
import { isKept, withGenerated } from '../../project/kept-files.js';
import { chosen, createSpec } from '../../project/spec.js';
import type { ProjectSpec } from '../../project/spec.js';
import { packageVersion, templatesFolder } from '../../system/package-root.js';
import { creationOf } from '../../tree/change-set.js';
import type { Change, ChangeSet } from '../../tree/change-set.js';
import { contentOf, onDisk } from '../../tree/files.js';
import { tableOf } from '../terminal/output.js';
import type { Decided } from './answers.js';

/** A project to create: its choices, location and files. */
export interface Plan {
  decided: Decided;
  spec: ProjectSpec;
  /** Absolute. */
  destination: string;
  changes: ChangeSet;
  /** Existing files that are kept, with generated text appended. */
  kept: readonly string[];
}

/** Returns the plan of a project. */
export async function planOf(decided: Decided): Promise<Plan> {
  const { name, destination } = decided.target;
  const spec = createSpec(name, decided.answers);
  const creation = creationOf(await treeOf(spec, templatesOf(templatesFolder, spec), packageVersion()));
  const changes = creation.map((change) => (isKept(change.path) ? addition(change, destination) : change));
  const kept = changes.filter(({ before }) => before !== null).map(({ path }) => path);
  return { decided, spec, destination, changes, kept };
}

/** Returns a change that appends to the file if it exists. */
function addition(change: Change, destination: string): Change {
  const { path, after } = change;
  const before = contentOf(onDisk(destination, path))?.toString();
  if (before === undefined || after === null) return change;
  return { path, before, after: { ...after, content: withGenerated(path, before, after.content) } };
}

/** Returns the summary of a plan, for confirmation. */
export function summaryOf(plan: Plan): string {
  const { spec, destination, changes } = plan;
  const folder = relative(process.cwd(), destination) || '.';
  const rows = [
    ['Directory', `${folder} (${changes.length} files)`],
    ...chosen(spec.answers).map(({ axis, choice }) => [axis.title, choice.label]),
  ];
  const kept = keptText(plan);
  return [...tableOf(rows), ...(kept === null ? [] : [kept])].map((line) => `  ${line}`).join('\n');
}

/** Returns a sentence about the existing files that are kept; `null` if there are none. */
export function keptText({ kept }: Plan): string | null {
  return kept.length === 0
    ? null
    : `Existing ${kept.join(' and ')} ${kept.length === 1 ? 'is' : 'are'} kept; generated text is appended.`;
}
