import type { Transition } from '../../change/transition.js';
import type { ModuleDefinition } from '../../module/definition/definition.js';
import { moduleWiring } from '../../blueprint/module-wiring.js';
import { style, tableOf } from '../terminal/output.js';
import { changeLines } from '../terminal/preview.js';
import { manualEditLines } from './manual-edits.js';

/**
 * Returns the summary of an addition, for confirmation.
 * @param command command that adds the module without prompts
 */
export function moduleSummaryOf(
  definition: ModuleDefinition,
  { changes, manual }: Transition,
  command: string,
): string {
  const { permissions, grants, events } = moduleWiring(definition);
  const roleOf = (permission: string): string =>
    Object.entries(grants).find(([, granted]) => granted.includes(permission))?.[0] ?? '';
  const path = `/api/v1/${definition.name}`;
  const rows = [
    ['Module', definition.name],
    ['Routes', `${path} (GET, POST), ${path}/{id} (GET, PUT, DELETE)`],
    ['Permissions', permissions.map((permission) => `${permission} (${roleOf(permission)})`).join(', ')],
    ['Events', events.join(', ') || 'none'],
  ];
  return [
    `${changes.length} files:`,
    ...changeLines(changes),
    '',
    ...tableOf(rows).map((line) => `  ${line}`),
    ...(manual.length === 0 ? [] : ['', 'To do by hand:', ...manual.map(manualEditLines)]),
    '',
    'To add this module without prompts:',
    `  ${style.cyan(command)}`,
  ].join('\n');
}
