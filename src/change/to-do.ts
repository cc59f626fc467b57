import { wiringOf } from '../blueprint/wiring.js';
import type { Lock } from '../project/manifest.js';
import { modulesFolderOf } from '../project/places.js';
import { modulesOf } from '../project/spec.js';
import type { ModuleOfService, ProjectSpec } from '../project/spec.js';

/** A manual step that wires a module. */
export interface ToDo {
  /** Relative to the project. */
  path: string;
  what: string;
  paste: string;
}

export interface Wired {
  toDo: ToDo[];
  /** Steps whose state cannot be determined from the source. */
  unclear: ToDo[];
}

/**
 * Returns the manual steps that are left to wire all recorded modules.
 * @param contentAt returns the content of a file; `null` when it does not exist
 */
export function wiredState(
  spec: ProjectSpec,
  { files }: Lock,
  contentAt: (path: string) => string | null,
): Wired {
  const state: Wired = { toDo: [], unclear: [] };
  for (const module of modulesOf(spec).filter((one) => hasFiles(one, files, contentAt))) {
    for (const { path, open } of wiringOf(module, spec.answers)) {
      const text = contentAt(path);
      const { missing, unclear } =
        text === null ? { missing: [], unclear: open('', contentAt).missing } : open(text, contentAt);
      state.toDo.push(...once(missing.map((one) => ({ path, ...one }))));
      state.unclear.push(...unclear.map((one) => ({ path, ...one })));
    }
  }
  return state;
}

/** Returns whether any file of a recorded module exists. A module without files is not wired. */
export function hasFiles(
  { name, service }: ModuleOfService,
  files: Lock['files'],
  contentAt: (path: string) => string | null,
): boolean {
  const folder = `${modulesFolderOf(service)}/${name}/`;
  const own = Object.keys(files).filter((path) => path.startsWith(folder));
  return own.length === 0 || own.some((path) => contentAt(path) !== null);
}

/** Merges facts that the same code makes true. */
function once(toDo: readonly ToDo[]): ToDo[] {
  const first = toDo.filter((one, at) => toDo.findIndex(({ paste }) => paste === one.paste) === at);
  return first.map((one) => ({
    ...one,
    what: toDo.flatMap(({ paste, what }) => (paste === one.paste ? what : [])).join(', '),
  }));
}
