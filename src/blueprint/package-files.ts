import type { PackageDependencies } from '../options/contribution.js';
import { sortKeys } from './merge.js';

/** Exact versions by package name. */
export type Versions = Readonly<Record<string, string>>;

/** The data that is added to the `package.json` of a template. */
export interface Additions {
  name?: string;
  scripts?: Record<string, string>;
  /** Other keys, above the scripts. */
  settings?: object;
  dependencies?: PackageDependencies;
  /** The version specifier for dependencies between workspace packages. */
  workspaceVersion: string;
}

interface PackageJson {
  name?: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** Returns the versions in a `package.json`; update bots maintain that file. */
export function readVersions(source: string): Versions {
  return (JSON.parse(source) as PackageJson).dependencies ?? {};
}

/**
 * Returns a template's `package.json` with the additions; its other keys are unchanged.
 * @throws Error when `versions` does not contain a dependency
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
    ...unlessEmpty('scripts', sortKeys({ ...ownScripts, ...additions.scripts })),
    ...unlessEmpty('dependencies', known(runtime)),
    ...unlessEmpty('devDependencies', known(development)),
  };
  return `${JSON.stringify(complete, null, 2)}\n`;
}

/**
 * Returns the versions by package name, in alphabetical order.
 * @throws Error when `versions` does not contain a name
 */
export function versionsOf(names: readonly string[], versions: Versions): Record<string, string> {
  return sortKeys(Object.fromEntries(names.map((name) => [name, versionOf(name, versions)])));
}

/**
 * Returns the version of a package.
 * @throws Error when `versions` does not contain the name
 */
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
