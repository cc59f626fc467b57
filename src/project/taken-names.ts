import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TakenNames } from '../module/definition/names.js';
import { onDisk, entryAt } from '../tree/files.js';
import { modulesFolderOf } from './places.js';
import { modulesIn, modulesOf } from './spec.js';
import type { ProjectSpec } from './spec.js';

const tables = /\bcreateTable\(\s*['"`](\w+)['"`]/g;
const routes = /['"`]\/api\/v1\/([\w-]+)/g;

/** Returns the names that a service uses: those of its modules, and those of handwritten code in the module folder. */
export function takenNames(root: string, spec: ProjectSpec, service: string): TakenNames {
  const folder = onDisk(root, modulesFolderOf(service));
  const recorded = modulesIn(spec, service).map(({ name }) => name);
  // A copied service has the modules of the original, without a record.
  const present = foldersIn(folder);
  const copied = modulesOf(spec).flatMap(({ name }) => (present.includes(name) ? [name] : []));
  const modules = [...new Set([...copied, ...recorded])];
  const folders = present.filter((name) => !modules.includes(name));
  const sources = folders.flatMap((name) => sourcesBelow(join(folder, name)));
  return { modules, folders, tables: namesIn(sources, tables), routes: namesIn(sources, routes) };
}

function foldersIn(folder: string): string[] {
  if (!entryAt(folder)?.isDirectory()) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

function namesIn(sources: readonly string[], pattern: RegExp): string[] {
  return sources.flatMap((source) => [...source.matchAll(pattern)].flatMap(([, name]) => name ?? []));
}
