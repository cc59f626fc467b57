import process from 'node:process';
import { axes, findChoice } from '../options/axes.js';
import type { Axis } from '../options/descriptor.js';
import { detectPackageManager } from '../system/package-manager.js';

/** What an axis is answered with when nobody says. Whoever started the CLI with a package manager goes on with it. */
export function defaultOf(axis: Axis): string {
  if (axis.id !== axes.packageManager.id) return axis.default;
  const detected = detectPackageManager(process.env['npm_config_user_agent']);
  return detected !== undefined && findChoice(axis, detected) ? detected : axis.default;
}
