import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';

/**
 * Returns a case-sensitive prefix condition as a range, for which every database can use an index; few can for `like`.
 */
export function startsWith<DB, TB extends keyof DB>(
  where: ExpressionBuilder<DB, TB>,
  column: Parameters<ExpressionBuilder<DB, TB>>[0],
  prefix: string,
): Expression<SqlBool> {
  const end = successorOf(prefix);
  const from = where(column, '>=', prefix as never);
  return end === null ? from : where.and([from, where(column, '<', end as never)]);
}

/** Returns the first text, by code points, after all texts with the prefix; `null` if there is none. */
export function successorOf(prefix: string): string | null {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  while (points.at(-1) === 0x10_ff_ff) points.pop();
  const last = points.pop();
  if (last === undefined) return null;
  // Skips the surrogates, which are not characters.
  return String.fromCodePoint(...points, last === 0xd7_ff ? 0xe0_00 : last + 1);
}
