import type { ExitCode } from '../terminal/failure.js';
import type { Output } from '../terminal/output.js';
import { assertCombinable, assertComplete, openFlags, withDefaults } from './answers.js';
import type { Decided } from './answers.js';
import type { Draft } from './command-line.js';
import { prepareTarget } from './target.js';

export interface CreateOptions {
  /** Uses the default of every choice that is not given. */
  yes?: boolean;
  /** File to save the choices to, as a preset. */
  saveConfig?: string;
  /** Lists the files, or shows them as a patch, without writing them. */
  preview?: 'files' | 'diff';
}

/** Creates a project in a new or empty directory. @throws Failure when nothing was written */
export async function create(draft: Draft, options: CreateOptions, output: Output): Promise<ExitCode> {
  assertCombinable(draft);
  if (draft.target) await prepareTarget(draft.target);
  const decided = await decide(draft, options, output);
  await prepareTarget(decided.target);

  const { checkParentWorkspaces } = await import('./parent-workspace.js');
  for (const warning of checkParentWorkspaces(decided)) output.warn(warning);
  // Loaded lazily so that validation errors are fast.
  const { planOf } = await import('./plan.js');
  const plan = await planOf(decided);
  if (options.preview) {
    const { preview } = await import('../terminal/preview.js');
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
    await prepareTarget(decided.target);
    const { planOf, summaryOf } = await import('./plan.js');
    (await import('./parent-workspace.js')).checkParentWorkspaces(decided);
    return summaryOf(await planOf(decided));
  });
}
