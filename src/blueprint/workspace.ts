import { isDeepStrictEqual } from 'node:util';
import type { PackageDependencies } from '../options/contribution.js';
import type { PackageManagerChoice } from '../options/descriptor.js';
import { versionOf, versionsOf } from './package-files.js';
import type { Versions } from './package-files.js';

const folders = ['packages/*', 'services/*'];

/**
 * Returns the workspace configuration of the package manager: keys by file path. The keys for `package.json` are
 * added to the template's; other files contain only these keys.
 * @param root the contributed dependencies of the root package
 * @throws Error when `versions` does not contain an override or the package manager
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

/**
 * Returns the commands that install the package manager on a machine with Node.js; empty for npm.
 * @throws Error when `versions` does not contain the package manager
 */
export function setupCommands(manager: PackageManagerChoice, versions: Versions): string[] {
  if (!manager.distribution) return [];
  const { command, package: name } = manager.distribution;
  return [`${command} ${name}@${versionOf(name, versions)}`];
}

/** Removes empty records. Empty lists stay because they are meaningful, such as `trustedDependencies: []`. */
function withoutEmptyRecords(keys: object): object {
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => !isDeepStrictEqual(value, {})));
}
