import { relative } from 'node:path';
import process from 'node:process';
import { chosen } from '../../project/spec.js';
import { style } from '../terminal/output.js';
import { keptText } from './plan.js';
import type { Plan } from './plan.js';

/** Returns the summary of a plan, for confirmation. */
export function summaryOf(plan: Plan): string {
  const { spec, destination, changes } = plan;
  const folder = relative(process.cwd(), destination) || '.';
  const rows = [
    ['Directory', `${folder} (${changes.length} files)`],
    ...chosen(spec.answers).map(({ axis, choice }) => [axis.title, choice.label]),
  ];
  const width = Math.max(...rows.map(([title = '']) => title.length));
  const lines = rows.map(([title = '', value = '']) => `  ${style.bold(title.padEnd(width))}  ${value}`);
  const kept = keptText(plan);
  return [...lines, ...(kept === null ? [] : [`  ${kept}`])].join('\n');
}
