import { service } from '../module/places.js';
import { findChoice, orderedAxes } from '../options/axes.js';
import type { Manifest } from '../provenance/manifest.js';
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
    ...servicesOf(manifest).map(({ title, modules }) => [title, modules.join(', ')]),
  ];
  const width = Math.max(...rows.map(([title = '']) => title.length));
  const lines = rows.map(([title = '', value = '']) => `${style.bold(title.padEnd(width))}  ${value}`);
  output.result(lines.join('\n'), { status: 'ok', directory: root, ...manifest });
  return exitCode.done;
}

/** The modules of each service; the folder is named where there are several. */
function servicesOf({ modules }: Manifest): { title: string; modules: string[] }[] {
  const folders = [...new Set(modules.map((module) => module.service ?? service))];
  return folders.map((folder) => ({
    title: folders.length === 1 ? 'Modules' : `Modules of ${folder}`,
    modules: modules.filter((module) => (module.service ?? service) === folder).map(({ name }) => name),
  }));
}
