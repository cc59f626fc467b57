import type { PackageDependencies } from '../options/contribution.js';
import { sortKeys } from './merge.js';

/** Exact versions by package name. */
export type Versions = Readonly<Record<string, string>>;

interface PackageJson {
  name?: string;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  overrides?: Record<string, string>;
}

/** Reads the package file that update bots maintain. */
export function readVersions(source: string): Versions {
  return (JSON.parse(source) as PackageJson).dependencies ?? {};
}

/**
 * A `package.json` with what was contributed to it; its other keys stay as the template has them.
 * @throws when no version is known for a dependency
 */
export function completePackageJson(
  source: string,
  versions: Versions,
  additions: { name?: string; scripts?: Record<string, string>; dependencies?: PackageDependencies },
): string {
  const base = JSON.parse(source) as PackageJson;
  const scripts = { ...base.scripts, ...additions.scripts };
  const runtime = withVersions(additions.dependencies?.runtime, versions);
  const development = withVersions(additions.dependencies?.development, versions);
  const overrides = withVersions(additions.dependencies?.overrides, versions);
  const complete: PackageJson = {
    ...base,
    ...(additions.name && { name: additions.name }),
    ...(Object.keys(scripts).length > 0 && { scripts }),
    ...(runtime && { dependencies: runtime }),
    ...(development && { devDependencies: development }),
    ...(overrides && { overrides }),
  };
  return `${JSON.stringify(complete, null, 2)}\n`;
}

function withVersions(
  names: readonly string[] | undefined,
  versions: Versions,
): Record<string, string> | undefined {
  if (!names || names.length === 0) return undefined;
  return sortKeys(Object.fromEntries(names.map((name) => [name, versionOf(name, versions)])));
}

function versionOf(name: string, versions: Versions): string {
  if (name.startsWith('@repo/')) return '*';
  const version = versions[name];
  if (!version) throw new Error(`templates/versions/package.json has no version of ${name}`);
  return version;
}
