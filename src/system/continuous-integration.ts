/** Whether `CI` says that a pipeline is running; `false`, `0` and an empty value say that none is. */
export function isContinuousIntegration({ CI }: Readonly<Record<string, string | undefined>>): boolean {
  return CI !== undefined && !['', '0', 'false'].includes(CI.trim().toLowerCase());
}
