import { findChoice, orderedAxes } from '../options/axes.js';
import { exitCode } from './failure.js';
import type { ExitCode } from './failure.js';
import { style } from './output.js';
import type { Output } from './output.js';
import { openProject } from './project.js';

/** Tells what the project is made of. @throws Failure */
export function info(output: Output): ExitCode {
  const { root, manifest } = openProject(output);
  const rows = [
    ['Project', manifest.name],
    ['Folder', root],
    ['Made by', `${manifest.tool.name} ${manifest.tool.version}`],
    ...orderedAxes.map((axis) => {
      const value = manifest.answers[axis.id];
      return [axis.title, findChoice(axis, value)?.label ?? `${value} (not known to this version)`];
    }),
    ['Modules', manifest.modules.map(({ name }) => name).join(', ')],
  ];
  const width = Math.max(...rows.map(([title = '']) => title.length));
  const lines = rows.map(([title = '', value = '']) => `${style.bold(title.padEnd(width))}  ${value}`);
  output.result(lines.join('\n'), { status: 'ok', directory: root, ...manifest });
  return exitCode.done;
}
