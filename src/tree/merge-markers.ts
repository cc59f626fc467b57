/** Returns whether a text contains merge conflict markers. */
export function hasMergeMarkers(text: string): boolean {
  return /^(<{7}|>{7}) /m.test(text);
}
