import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface PackageJson {
  name?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/**
 * Returns the faults of an installation as sentences; empty when every package of the workspace resolves its
 * dependencies inside the project.
 * @param root the absolute path of the project
 * @param folders the package folders of the workspace, relative to the root, including the root itself as `.`
 */
export function installationFaults(root: string, folders: readonly string[], lockfile: string): string[] {
  const packages = folders.map((folder) => ({ folder, ...readPackage(join(root, folder)) }));
  const own = new Map(packages.map(({ name, folder }) => [name, folder]));
  const unlinked: string[] = [];
  const missing = new Set<string>();
  for (const { folder, dependencies, devDependencies } of packages) {
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      const found = findPackage(name, join(root, folder), root);
      const wanted = own.get(name);
      if (wanted !== undefined && found !== realpathSync(join(root, wanted)))
        unlinked.push(`${name} does not resolve from ${folder} to ${wanted}.`);
      else if (found === null) missing.add(name);
    }
  }
  return [
    ...(exists(join(root, lockfile)) ? [] : [`${lockfile} was not written.`]),
    ...unlinked,
    ...(missing.size === 0 ? [] : [`Missing packages (${missing.size}): ${shortList([...missing])}.`]),
    ...(hasPrograms(root) ? [] : ['node_modules/.bin is missing or empty.']),
  ];
}

/** Returns the real path that a package resolves to inside the project; `null` when it does not resolve. */
function findPackage(name: string, from: string, root: string): string | null {
  try {
    const folder = join(from, 'node_modules', name);
    if (exists(join(folder, 'package.json'))) return realpathSync(folder);
  } catch {
    // A dangling symbolic link does not resolve.
  }
  return from === root || dirname(from) === from ? null : findPackage(name, dirname(from), root);
}

function readPackage(folder: string): PackageJson {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageJson;
}

function hasPrograms(root: string): boolean {
  try {
    return readdirSync(join(root, 'node_modules/.bin')).length > 0;
  } catch {
    return false;
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function shortList(names: readonly string[]): string {
  const shown = names.toSorted().slice(0, 5);
  return shown.join(', ') + (names.length > shown.length ? ', …' : '');
}
