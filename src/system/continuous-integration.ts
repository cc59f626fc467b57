/** Returns whether the `CI` variable is set; `false`, `0` and an empty value count as unset. */
export function isContinuousIntegration({ CI }: Readonly<Record<string, string | undefined>>): boolean {
  return CI !== undefined && !['', '0', 'false'].includes(CI.trim().toLowerCase());
}
