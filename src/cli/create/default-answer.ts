import process from 'node:process';
import { axes, findChoice } from '../../options/axes.js';
import type { Axis } from '../../options/descriptor.js';
import { detectPackageManager } from '../../system/package-manager.js';

/** Returns the default of an axis. For the package manager, this is the one that started the CLI. */
export function defaultOf(axis: Axis): string {
  if (axis.id !== axes.packageManager.id) return axis.default;
  const detected = detectPackageManager(process.env['npm_config_user_agent']);
  return detected !== undefined && findChoice(axis, detected) ? detected : axis.default;
}
