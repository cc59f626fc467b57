import { orderedAxes } from '../../options/axes.js';
import type { AxisId } from '../../options/descriptor.js';
import { defaultOf } from './default-answer.js';
import { shellWord } from '../../render/escapers.js';

/** The values of a command line; missing ones are prompted for or take their defaults. */
export interface Draft {
  directory?: string;
  name?: string;
  answers: Partial<Record<AxisId, string>>;
  install: boolean;
  git: boolean;
}

/** Returns the command that makes the same choices, quoted for a shell, with defaults for missing ones. */
export function commandFor({ directory = 'my-app', name, answers, install, git }: Draft): string {
  return [
    'npx',
    'create-enterprise-app',
    shellWord(directory),
    ...(name === undefined ? [] : ['--name', shellWord(name)]),
    ...orderedAxes.flatMap((axis) => [`--${axis.flag}`, answers[axis.id] ?? defaultOf(axis)]),
    ...(install ? [] : ['--no-install']),
    ...(git ? [] : ['--no-git']),
  ].join(' ');
}
