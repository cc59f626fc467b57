import { minimatch } from 'minimatch';

/**
 * Returns the pattern with which a workspace includes a folder; `null` when no pattern includes it. Follows npm: an odd
 * number of `!` excludes, and a later pattern that an exclusion matches cancels the exclusion.
 * @param folder relative to the root of the workspace, with forward slashes
 */
export function includingPattern(patterns: readonly string[], folder: string): string | null {
  if (folder.split('/').includes('node_modules')) return null;
  const included: string[] = [];
  let excluded: string[] = [];
  for (const text of patterns) {
    const marks = /^!*/.exec(text)?.[0].length ?? 0;
    const pattern = plain(text.slice(marks));
    if (marks % 2 === 1) {
      excluded.push(pattern);
    } else {
      excluded = excluded.filter((other) => !minimatch(pattern, other));
      included.push(pattern);
    }
  }
  if (excluded.some((pattern) => minimatch(folder, pattern) || minimatch(`${folder}/`, pattern))) return null;
  return included.find((pattern) => minimatch(folder, pattern)) ?? null;
}

/** Removes a leading `./` and a trailing slash. */
function plain(pattern: string): string {
  return pattern
    .replaceAll('\\', '/')
    .replace(/^(\.?\/+)+/, '')
    .replace(/\/+$/, '');
}
