import { createSpec } from '../project/spec.js';
import { completeAnswers } from './answers.js';
import type { TypedAnswers } from './answers.js';
import type { ExitCode } from './failure.js';
import type { Output } from './output.js';
import { assertTargetIsFree, parseTarget } from './target.js';

export interface CreateOptions extends TypedAnswers {
  name?: string;
  yes?: boolean;
  install: boolean;
  git: boolean;
}

/** Makes a project in a new or empty directory. @throws Failure */
export async function create(directory: string, options: CreateOptions, output: Output): Promise<ExitCode> {
  const target = parseTarget(directory, options.name);
  const answers = completeAnswers(options, options.yes === true, directory);
  await assertTargetIsFree(target);
  const spec = createSpec(target.name, answers);

  // Whoever mistypes a name does not wait for what parses TypeScript and runs programs.
  const { generate } = await import('./generate.js');
  return generate(spec, target.destination, options, output);
}
