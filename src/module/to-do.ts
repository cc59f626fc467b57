import type { Lock, Manifest, RecordedModule } from '../provenance/manifest.js';
import { modulesFolderOf } from './places.js';
import { wiringOf } from './wiring.js';

/** What is left to be done by hand, so that every module is part of the service. */
export interface ToDo {
  /** Relative to the project. */
  path: string;
  what: string;
  paste: string;
}

export interface Wired {
  toDo: ToDo[];
  /** What the source says in a way that cannot be read. */
  unclear: ToDo[];
}

/** @param contentAt what a file holds; `null` when there is none */
export function wiredState(
  manifest: Manifest,
  { files }: Lock,
  contentAt: (path: string) => string | null,
): Wired {
  const state: Wired = { toDo: [], unclear: [] };
  for (const module of manifest.modules.filter((one) => hasFiles(one, files, contentAt))) {
    for (const { path, open } of wiringOf(module, manifest.answers)) {
      const text = contentAt(path);
      const { missing, unclear } =
        text === null ? { missing: [], unclear: open('', contentAt).missing } : open(text, contentAt);
      state.toDo.push(...once(missing.map((one) => ({ path, ...one }))));
      state.unclear.push(...unclear.map((one) => ({ path, ...one })));
    }
  }
  return state;
}

/** Whether any file of a recorded module is left: one without files is not to be wired. */
export function hasFiles(
  { name, service }: RecordedModule,
  files: Lock['files'],
  contentAt: (path: string) => string | null,
): boolean {
  const folder = `${modulesFolderOf(service)}/${name}/`;
  const own = Object.keys(files).filter((path) => path.startsWith(folder));
  return own.length === 0 || own.some((path) => contentAt(path) !== null);
}

/** Facts that are made true by one piece of code are one thing to do. */
function once(toDo: readonly ToDo[]): ToDo[] {
  const first = toDo.filter((one, at) => toDo.findIndex(({ paste }) => paste === one.paste) === at);
  return first.map((one) => ({
    ...one,
    what: toDo.flatMap(({ paste, what }) => (paste === one.paste ? what : [])).join(', '),
  }));
}
