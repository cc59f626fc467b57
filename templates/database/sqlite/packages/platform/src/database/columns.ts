/** Points in time: SQLite has no type of its own for them, so they are RFC 3339 text in UTC, which sorts rightly. */
export const timestamp = {
  type: 'text',
  write: (date: Date): string => date.toISOString(),
  read: (stored: string): Date => new Date(stored),
} as const;
