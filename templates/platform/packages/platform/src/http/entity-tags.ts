/** Versions that a write may replace; `undefined` for any. */
export type ExpectedVersions = ReadonlySet<number> | undefined;

/** Returns a strong entity tag that changes with every version. */
export function etagOf({ version }: { version: number }): string {
  return `"${version}"`;
}

/**
 * Returns the versions that a write is conditional on; `undefined` for an unconditional write.
 * @param header `if-match` (RFC 9110, 13.1.1); weak tags never match
 */
export function expectedVersions(header: string | undefined): ExpectedVersions {
  if (header === undefined || header.trim() === '*') return undefined;
  const versions = header.split(',').map((tag) => /^"(\d{1,15})"$/.exec(tag.trim())?.[1]);
  return new Set(versions.filter((version) => version !== undefined).map(Number));
}
