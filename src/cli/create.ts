import { assertCombinable, assertComplete, openFlags, withDefaults } from './answers.js';
import type { Decided } from './answers.js';
import type { Draft } from './command-line.js';
import type { ExitCode } from './failure.js';
import type { Output } from './output.js';
import { assertTargetIsFree, parseTarget } from './target.js';

export interface CreateOptions {
  /** Takes the default of every choice left open. */
  yes?: boolean;
  /** Where the answers are saved as a preset. */
  saveConfig?: string;
  /** Shows what would be written, and writes nothing: the files' names, or all that is in them. */
  preview?: 'files' | 'diff';
}

/** Makes a project in a new or empty directory. @throws Failure */
export async function create(draft: Draft, options: CreateOptions, output: Output): Promise<ExitCode> {
  assertCombinable(draft);
  if (draft.directory !== undefined) await assertTargetIsFree(parseTarget(draft.directory, draft.name));
  const decided = await decide(draft, options, output);
  await assertTargetIsFree(parseTarget(decided.directory, decided.name));

  const { checkParentWorkspaces } = await import('./parent-workspace.js');
  for (const warning of checkParentWorkspaces(decided)) output.warn(warning);
  // Whoever mistypes a name does not wait for what parses TypeScript and runs programs.
  const { planOf } = await import('./plan.js');
  const plan = planOf(decided);
  if (options.preview) {
    const { preview } = await import('./preview.js');
    return preview(plan, options.preview, output);
  }
  const { generate } = await import('./generate.js');
  return generate(plan, options.saveConfig, output);
}

async function decide(draft: Draft, options: CreateOptions, output: Output): Promise<Decided> {
  if (options.yes || openFlags(draft).length === 0) return withDefaults(draft);
  if (!output.interactive) {
    assertComplete(draft);
    return draft;
  }
  const { interview } = await import('./interview.js');
  if (options.preview) return interview(draft);
  return interview(draft, async (decided) => {
    const [{ planOf }, { summaryOf }] = await Promise.all([import('./plan.js'), import('./summary.js')]);
    (await import('./parent-workspace.js')).checkParentWorkspaces(decided);
    return summaryOf(planOf(decided));
  });
}
