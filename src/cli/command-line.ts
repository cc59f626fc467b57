import { orderedAxes } from '../options/axes.js';
import type { AxisId } from '../options/descriptor.js';
import { defaultOf } from './default-answer.js';
import { shellWord } from '../render/escapers.js';

/** What a command line says; what it leaves out is asked, or the default. */
export interface Draft {
  directory?: string;
  name?: string;
  answers: Partial<Record<AxisId, string>>;
  install: boolean;
  git: boolean;
}

/** The command that gives the same answers again, quoted for a shell, with defaults for those left open. */
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
