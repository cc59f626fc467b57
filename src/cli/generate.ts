import { createBlueprint } from '../blueprint/blueprint.js';
import { templateFoldersOf } from '../blueprint/part.js';
import { chosenPackageManager } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import { readTemplates } from '../render/template-store.js';
import { stage } from '../tree/commit.js';
import type { Tree } from '../tree/tree.js';
import { cancellable } from './cancellation.js';
import type { ExitCode } from './failure.js';
import { toFileSystemFailure } from './file-system-failure.js';
import { finish } from './finishing.js';
import type { Output } from './output.js';
import { templatesFolder } from './package-root.js';
import { report } from './report.js';

/** Writes a project, installs it and commits it, as far as wanted. @throws Failure when nothing was written */
export async function generate(
  spec: ProjectSpec,
  destination: string,
  wanted: { install: boolean; git: boolean },
  output: Output,
): Promise<ExitCode> {
  const tree = createBlueprint(spec, await readTemplates(templatesFolder, templateFoldersOf(spec)));

  return cancellable(async (signal) => {
    await write(tree, destination, signal);
    output.done(`${tree.size} files written to ${destination}`);
    const packageManager = chosenPackageManager(spec.answers);
    const finished = await finish({ folder: destination, packageManager }, wanted, output, signal);
    return report(spec, tree, destination, finished, signal.aborted, output);
  });
}

async function write(tree: Tree, destination: string, signal: AbortSignal): Promise<void> {
  try {
    const staged = await stage(tree, destination, signal);
    try {
      signal.throwIfAborted();
      await staged.commit();
    } catch (error) {
      staged.discard();
      throw error;
    }
  } catch (error) {
    throw toFileSystemFailure(error, destination);
  }
}
