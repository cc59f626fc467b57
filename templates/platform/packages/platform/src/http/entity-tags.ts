/** The versions that a write may replace; `undefined` for any. */
export type ExpectedVersions = ReadonlySet<number> | undefined;

/** A strong entity tag: it changes with every version. */
export function etagOf({ version }: { version: number }): string {
  return `"${version}"`;
}

/**
 * The version that a write is conditional on; `undefined` when it is not.
 * @param header `if-match` (RFC 9110, 13.1.1); weak tags never match
 */
export function expectedVersions(header: string | undefined): ExpectedVersions {
  if (header === undefined || header.trim() === '*') return undefined;
  const versions = header.split(',').map((tag) => /^"(\d{1,15})"$/.exec(tag.trim())?.[1]);
  return new Set(versions.filter((version) => version !== undefined).map(Number));
}
