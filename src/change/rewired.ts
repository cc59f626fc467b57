import { wiringOf } from '../blueprint/wiring.js';
import { moduleWiring } from '../blueprint/module-wiring.js';
import type { AddedModule } from '../project/spec.js';
import { EditRefused } from '../source/edit-refused.js';
import { removeModule } from '../source/remove-module.js';
import type { Change } from '../tree/change-set.js';
import { writing } from './project-state.js';
import type { ManualEdit, ProjectState } from './project-state.js';

/** Edits of wired files. */
export interface Rewired {
  changes: Change[];
  /** Edits that cannot be applied. */
  manual: ManualEdit[];
  /** Edited files that were not formatted. */
  unformatted: string[];
}

/** Returns the edits of wired files that wire the added modules and remove every trace of the removed ones. */
export async function rewired(
  project: ProjectState,
  added: readonly AddedModule[],
  removed: readonly AddedModule[] = [],
): Promise<Rewired> {
  const { answers } = project.manifest;
  const result: Rewired = { changes: [], manual: [], unformatted: [] };
  const paths = new Set(
    [...removed, ...added].flatMap((module) => wiringOf(module, answers)).map(({ path }) => path),
  );
  for (const path of paths) {
    const before = project.contentAt(path);
    const shrunk = removed.reduce((text, module) => unwire(text, path, module, result), before);
    const after = added.reduce((text, module) => wire(text, path, module, project, result), shrunk);
    if (before === null || after === null || after === before) continue;
    const formatted = await project.format(path, before, after, { shrinks: shrunk !== before });
    if (formatted === null) result.unformatted.push(path);
    result.changes.push(writing(path, before, formatted ?? after));
  }
  return result;
}

function wire(
  text: string | null,
  path: string,
  module: AddedModule,
  { manifest, contentAt }: ProjectState,
  { manual }: Rewired,
): string | null {
  const wiring = wiringOf(module, manifest.answers).find((one) => one.path === path);
  if (!wiring) return text;
  if (text === null) {
    manual.push({ path, refusal: new EditRefused(path, 'no such file', wiring.paste) });
    return text;
  }
  const edited = wiring.ensure(text, contentAt);
  manual.push(...refusedOnce(edited.refused).map((refusal) => ({ path, refusal })));
  return edited.text;
}

/** Keeps one refusal per code to paste. */
function refusedOnce(refused: readonly EditRefused[]): EditRefused[] {
  return refused.filter((one, at) => refused.findIndex(({ paste }) => paste === one.paste) === at);
}

function unwire(
  text: string | null,
  path: string,
  { name, definition }: AddedModule,
  { manual }: Rewired,
): string | null {
  if (text === null) return text;
  try {
    return removeModule(text, { name, permissions: moduleWiring(definition).permissions });
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    manual.push({ path, refusal: error });
    return text;
  }
}
