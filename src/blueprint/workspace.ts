import { isDeepStrictEqual } from 'node:util';
import type { PackageDependencies } from '../options/contribution.js';
import type { PackageManagerChoice } from '../options/descriptor.js';
import { versionOf, versionsOf } from './package-files.js';
import type { Versions } from './package-files.js';

const folders = ['packages/*', 'services/*'];

/**
 * What the package manager reads about the whole workspace: keys by file. Those of `package.json` are added to the
 * template's; any other file is these and nothing else.
 * @param root what was contributed to the root package
 */
export function workspaceFiles(
  manager: PackageManagerChoice,
  versions: Versions,
  root: PackageDependencies = {},
): Record<string, object> {
  const described = manager.describe({
    folders,
    overrides: versionsOf(root.overrides ?? [], versions),
    refusedScripts: (root.refusedScripts ?? []).toSorted(),
    unusedPeers: root.unusedPeers ?? {},
  });
  const files = Object.entries(described).map(([path, keys]) => [path, withoutEmptyRecords(keys)] as const);
  const pinned = manager.distribution && {
    packageManager: `${manager.value}@${versionOf(manager.distribution.package, versions)}`,
  };
  const { 'package.json': manifest, ...others } = Object.fromEntries(files);
  return { ...others, 'package.json': { ...pinned, ...manifest } };
}

/** The commands that bring the manager onto a machine that has Node.js; none where it is there already. */
export function setupCommands(manager: PackageManagerChoice, versions: Versions): string[] {
  if (!manager.distribution) return [];
  const { command, package: name } = manager.distribution;
  return [`${command} ${name}@${versionOf(name, versions)}`];
}

/** Without the records in which nothing is; an empty list says something. */
function withoutEmptyRecords(keys: object): object {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => !isDeepStrictEqual(value, {})));
}
