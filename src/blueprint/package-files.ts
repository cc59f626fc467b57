import type { PackageDependencies } from '../options/contribution.js';
import { sortKeys } from './merge.js';

/** Exact versions by package name. */
export type Versions = Readonly<Record<string, string>>;

/** What is added to the `package.json` of a template. */
export interface Additions {
  name?: string;
  scripts?: Record<string, string>;
  /** Other keys, above the scripts. */
  settings?: object;
  dependencies?: PackageDependencies;
  /** The version by which a package of the workspace asks for another one. */
  workspaceVersion: string;
}

interface PackageJson {
  name?: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** Reads the package file that update bots maintain. */
export function readVersions(source: string): Versions {
  return (JSON.parse(source) as PackageJson).dependencies ?? {};
}

/**
 * A `package.json` with what was contributed to it; its other keys stay as the template has them.
 * @throws when no version is known for a dependency
 */
export function completePackageJson(source: string, versions: Versions, additions: Additions): string {
  const { scripts: ownScripts, ...base } = JSON.parse(source) as PackageJson;
  const { runtime = [], development = [] } = additions.dependencies ?? {};
  const known = (names: readonly string[]): Record<string, string> =>
    versionsOf(names, { ...versions, ...workspaceVersions(names, additions.workspaceVersion) });
  const complete: PackageJson = {
    ...base,
    ...(additions.name && { name: additions.name }),
    ...additions.settings,
    ...unlessEmpty('scripts', { ...ownScripts, ...additions.scripts }),
    ...unlessEmpty('dependencies', known(runtime)),
    ...unlessEmpty('devDependencies', known(development)),
  };
  return `${JSON.stringify(complete, null, 2)}\n`;
}

/** Versions by name, in alphabetical order. @throws when one is not known */
export function versionsOf(names: readonly string[], versions: Versions): Record<string, string> {
  return sortKeys(Object.fromEntries(names.map((name) => [name, versionOf(name, versions)])));
}

/** @throws when the version is not known */
export function versionOf(name: string, versions: Versions): string {
  const version = versions[name];
  if (!version) throw new Error(`templates/versions/package.json has no version of ${name}`);
  return version;
}

function workspaceVersions(names: readonly string[], version: string): Versions {
  return Object.fromEntries(names.filter((name) => name.startsWith('@repo/')).map((name) => [name, version]));
}

function unlessEmpty(key: string, record: Record<string, string>): Record<string, object> {
  return Object.keys(record).length > 0 ? { [key]: record } : {};
}
