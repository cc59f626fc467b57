import { readdirSync } from 'node:fs';
import { onDisk, entryAt } from '../tree/files.js';
import type { Lock, Manifest } from './manifest.js';

/** The current folder names of renamed services, by the recorded name. */
export type RenamedServices = Readonly<Record<string, string>>;

/** Returns the names of the service folders on disk, sorted. */
export function servicesIn(root: string): string[] {
  const folder = onDisk(root, 'services');
  if (!entryAt(folder)?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && hasPackage(root, entry.name))
    .map(({ name }) => name)
    .toSorted();
}

/**
 * Returns the services whose recorded folder does not exist and whose files are in an unrecorded folder. A folder
 * matches if it contains the most files of the service, without a tie, and at least half of them.
 */
export function renamedServices(root: string, { services }: Manifest, lock: Lock): RenamedServices {
  const recorded = new Set(services.flatMap(({ name, kind }) => (kind === undefined ? [] : name)));
  const others = servicesIn(root).filter((name) => !recorded.has(name));
  const renamed = [...recorded]
    .filter((name) => !hasPackage(root, name))
    .flatMap((name) => {
      const paths = Object.keys(lock.files).filter((path) => serviceOf(path) === name);
      const found = others.map((other) => ({
        other,
        count: paths.filter((path) => isAt(root, path, other)).length,
      }));
      const most = Math.max(0, ...found.map(({ count }) => count));
      const best = found.filter(({ count }) => count === most && count * 2 >= paths.length);
      return best.length === 1 ? [[name, best[0]?.other ?? name] as const] : [];
    });
  const targets = renamed.map(([, other]) => other);
  return Object.fromEntries(
    renamed.filter(([, other]) => targets.indexOf(other) === targets.lastIndexOf(other)),
  );
}

/** Returns the current path for a recorded path. */
export function currentPath(path: string, renamed: RenamedServices): string {
  const now = renamed[serviceOf(path) ?? ''];
  return now === undefined ? path : inFolder(path, now);
}

/** Returns the project with recorded service names replaced by current folder names. */
export function withCurrentPaths<T extends { manifest: Manifest; lock: Lock }>(
  project: T,
  renamed: RenamedServices,
): T {
  if (Object.keys(renamed).length === 0) return project;
  const { manifest, lock } = project;
  const files = Object.entries(lock.files).map(([path, file]) => [currentPath(path, renamed), file] as const);
  const services = manifest.services.map((service) => {
    const now = renamed[service.name];
    return now === undefined ? service : { ...service, name: now, recordedAs: service.name };
  });
  return {
    ...project,
    manifest: { ...manifest, services },
    lock: { ...lock, files: Object.fromEntries(files) },
  };
}

function serviceOf(path: string): string | undefined {
  return /^services\/([^/]+)\//.exec(path)?.[1];
}

function inFolder(path: string, service: string): string {
  return path.replace(/^services\/[^/]+\//, `services/${service}/`);
}

function hasPackage(root: string, service: string): boolean {
  return entryAt(onDisk(root, `services/${service}/package.json`)) !== null;
}

function isAt(root: string, path: string, service: string): boolean {
  return entryAt(onDisk(root, inFolder(path, service))) !== null;
}
