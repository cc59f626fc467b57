import { posix } from 'node:path';
import type { SourceFile } from 'ts-morph';

/** The origin of a source text, to resolve its imports. */
export interface Origin {
  /** Relative to the project. */
  path: string;
  /** Returns the content of a file of the project; `null` when it does not exist. */
  contentAt: (path: string) => string | null;
}

const origins = new WeakMap<SourceFile, Origin>();

export function rememberOrigin(file: SourceFile, origin: Origin | undefined): void {
  if (origin) origins.set(file, origin);
}

/** Returns the file of a relative import; `undefined` for a package or a missing file. */
export function importedOrigin(file: SourceFile, specifier: string): (Origin & { text: string }) | undefined {
  const origin = origins.get(file);
  if (!origin || !/^\.\.?(\/|$)/.test(specifier)) return undefined;
  return readImport(origin, specifier);
}

/** Returns the file of a relative import; `undefined` when it is missing or outside the project. */
export function readImport(
  { path, contentAt }: Origin,
  specifier: string,
): (Origin & { text: string }) | undefined {
  const target = posix.join(posix.dirname(path), specifier);
  if (target.startsWith('../')) return undefined;
  for (const candidate of candidatesOf(target)) {
    const text = contentAt(candidate);
    if (text !== null) return { path: candidate, contentAt, text };
  }
  return undefined;
}

export function originOf(file: SourceFile): Origin | undefined {
  return origins.get(file);
}

function candidatesOf(target: string): string[] {
  const bare = target.replace(/\.[cm]?js$/, '');
  const [, kind = ''] = /\.([cm]?)js$/.exec(target) ?? [];
  return [
    `${bare}.${kind}ts`,
    ...(/\.[cm]?ts$/.test(target) ? [target] : []),
    `${bare}.tsx`,
    `${target}/index.ts`,
  ];
}
