import process from 'node:process';
import { axes, findChoice, orderedAxes } from '../../options/axes.js';
import type { Axis, AxisId } from '../../options/descriptor.js';
import { shellWord } from '../../render/escapers.js';
import { detectPackageManager } from '../../system/package-manager.js';
import type { Target } from './target.js';

/** The values of a command line; missing ones are prompted for or take their defaults. */
export interface Draft {
  target?: Target;
  /** The value of `--name`; the name of the project is in the target. */
  name?: string;
  answers: Partial<Record<AxisId, string>>;
  install: boolean;
  git: boolean;
}

/** Returns the command that makes the same choices, quoted for a shell, with defaults for missing ones. */
export function commandFor({ target, name, answers, install, git }: Draft): string {
  return [
    'npx',
    'create-enterprise-app',
    shellWord(target?.directory ?? 'my-app'),
    ...(name === undefined ? [] : ['--name', shellWord(name)]),
    ...orderedAxes.flatMap((axis) => [`--${axis.flag}`, answers[axis.id] ?? defaultOf(axis)]),
    ...(install ? [] : ['--no-install']),
    ...(git ? [] : ['--no-git']),
  ].join(' ');
}

/** Returns the default of an axis. For the package manager, this is the one that started the CLI. */
export function defaultOf(axis: Axis): string {
  if (axis.id !== axes.packageManager.id) return axis.default;
  const detected = detectPackageManager(process.env['npm_config_user_agent']);
  return detected !== undefined && findChoice(axis, detected) ? detected : axis.default;
}
