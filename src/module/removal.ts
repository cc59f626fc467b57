import { posix } from 'node:path';
import { EditRefused } from '../source/edit-refused.js';
import { removeModule } from '../source/remove-module.js';
import { hashOf } from '../tree/files.js';
import type { Change, ChangeSet } from '../tree/change-set.js';
import { fileMode } from '../tree/tree.js';
import { generatedFilesOf } from './addition.js';
import type { AddedModule, ManualEdit, ProjectState } from './addition.js';
import { namesOf } from './definition.js';
import { moduleWiring } from './module-wiring.js';
import { modulesFolderOf } from './places.js';
import { wiringOf } from './wiring.js';

export interface Removal {
  changes: ChangeSet;
  /** Generated files with edits that the removal would lose. */
  edited: string[];
  /** Files in its folder that were not generated, and other files that import it. */
  users: string[];
  /** Wired files that use it in other code. */
  manual: ManualEdit[];
  /** The names of its migrations: `0004_orders`. */
  migrations: string[];
}

/**
 * Returns the changes that remove a module, and the reasons not to apply them. The table stays. Pure.
 * @param sources the paths of all source files of the project
 */
export function removalOf(
  { manifest, lock, contentAt }: Omit<ProjectState, 'base' | 'format'>,
  module: AddedModule,
  sources: readonly string[],
): Removal {
  const generated = generatedFilesOf(lock, module);
  const present = generated.filter((path) => contentAt(path) !== null);
  const wired = wiringOf(module, manifest.answers).map(({ path }) => path);
  const others = sources.filter((path) => !generated.includes(path) && !wired.includes(path));
  const folder = `${modulesFolderOf(module.service)}/${module.name}/`;
  const isOwn = (path: string): boolean => path.startsWith(folder) || generated.includes(path);

  const unwired = wired.map((path) => unwire(path, contentAt(path), module));
  return {
    changes: [
      ...[...present, module.record].map((path): Change => ({ path, before: contentAt(path), after: null })),
      ...unwired.flatMap(({ change }) => change ?? []),
    ],
    edited: present.filter((path) => hashOf(plainText(contentAt(path) ?? '')) !== lock.files[path]?.hash),
    users: others.filter(
      (path) => path.startsWith(folder) || importsOf(path, contentAt(path) ?? '').some(isOwn),
    ),
    manual: unwired.flatMap(({ manual }) => manual ?? []),
    migrations: migrationsIn(contentAt(`${folder}infrastructure/migrations.ts`), module),
  };
}

/** Returns the migrations in the file, which may include handwritten ones; without the file, the generated one. */
function migrationsIn(source: string | null, { definition, migration }: AddedModule): string[] {
  const names = [...(source ?? '').matchAll(/\bname: ['"`](\d{4}_\w+)/g)].map(([, name = '']) => name);
  return names.length > 0 ? names : [`${String(migration).padStart(4, '0')}_${namesOf(definition).table}`];
}

function unwire(
  path: string,
  before: string | null,
  { name, definition }: AddedModule,
): { change?: Change; manual?: ManualEdit } {
  if (before === null) return {};
  try {
    const content = removeModule(before, { name, permissions: moduleWiring(definition).permissions });
    return content === before ? {} : { change: { path, before, after: { content, mode: fileMode.plain } } };
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    return { manual: { path, refusal: error } };
  }
}

/** Returns the files that a source file imports by a relative path. */
function importsOf(path: string, source: string): string[] {
  return [...source.matchAll(/(?:\bfrom|\bimport\(?|\brequire\()\s*(['"`])(\.[^'"`]*)\1/g)].map(
    ([, , specifier = '']) => posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts'),
  );
}

function plainText(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
