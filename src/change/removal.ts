import { posix } from 'node:path';
import { wiringOf } from '../blueprint/wiring.js';
import { namesOf } from '../module/definition/definition.js';
import { modulesFolderOf } from '../project/places.js';
import type { AddedModule } from '../project/spec.js';
import { generatedFilesOf } from './project-state.js';
import type { ProjectState } from './project-state.js';

/**
 * Returns the paths of source files that a removal of the module would break: handwritten files in its folder, and other
 * files that import it. The files that wire it are edited instead.
 * @param sources the paths of all source files of the project
 */
export function usersOf(
  module: AddedModule,
  { manifest, lock, contentAt }: ProjectState,
  sources: readonly string[],
): string[] {
  const generated = generatedFilesOf(lock, module);
  const wired = wiringOf(module, manifest.answers).map(({ path }) => path);
  const folder = folderOfModule(module);
  const isOwn = (path: string): boolean => path.startsWith(folder) || generated.includes(path);
  return sources
    .filter((path) => !generated.includes(path) && !wired.includes(path))
    .filter((path) => path.startsWith(folder) || importsOf(path, contentAt(path) ?? '').some(isOwn));
}

/**
 * Returns the names of the migrations of a module, such as `0004_orders`: those in its file, which may include handwritten
 * ones; without the file, the generated one.
 */
export function migrationsOf(module: AddedModule, contentAt: ProjectState['contentAt']): string[] {
  const source = contentAt(`${folderOfModule(module)}infrastructure/migrations.ts`) ?? '';
  const names = [...source.matchAll(/\bname: ['"`](\d{4}_\w+)/g)].map(([, name = '']) => name);
  if (names.length > 0) return names;
  return [`${String(module.migration).padStart(4, '0')}_${namesOf(module.definition).table}`];
}

function folderOfModule({ service, name }: AddedModule): string {
  return `${modulesFolderOf(service)}/${name}/`;
}

/** Returns the files that a source file imports by a relative path. */
function importsOf(path: string, source: string): string[] {
  return [...source.matchAll(/(?:\bfrom|\bimport\(?|\brequire\()\s*(['"`])(\.[^'"`]*)\1/g)].map(
    ([, , specifier = '']) => posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts'),
  );
}
