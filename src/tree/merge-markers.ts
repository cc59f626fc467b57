/** Whether git has left both sides of a merge in a text. */
export function hasMergeMarkers(text: string): boolean {
  return /^(<{7}|>{7}) /m.test(text);
}
