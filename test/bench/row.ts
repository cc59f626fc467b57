/** A row of the result. */
export interface Row {
  /** `CLI` or the name of a framework. */
  subject: string;
  what: string;
  /** The formatted value with its unit; empty when the limit is not a ratio. */
  reference: string;
  generated: string;
  /** The value that is compared with the limit. */
  value: number;
  limit: number;
}

export const isOver = ({ value, limit }: Row): boolean => value > limit;

/** Returns the rows as a text table. */
export function formatRows(rows: readonly Row[]): string {
  const cells = [
    ['what', 'reference', 'generated', 'ratio', 'limit', ''],
    ...rows.map((row) => [
      `${row.subject}: ${row.what}`,
      row.reference,
      row.generated,
      row.reference === '' ? '' : row.value.toFixed(2),
      String(row.limit),
      isOver(row) ? 'OVER' : 'ok',
    ]),
  ];
  return align(cells);
}

/** Returns a text table of the generated services, with a column per subject. */
export function formatSideBySide(rows: readonly Row[], subjects: readonly string[]): string {
  const whats = [...new Set(rows.map(({ what }) => what))];
  const valueOf = (subject: string, what: string) =>
    rows.find((row) => row.subject === subject && row.what === what)?.generated ?? '';
  return align([
    ['generated', ...subjects],
    ...whats.map((what) => [what, ...subjects.map((subject) => valueOf(subject, what))]),
  ]);
}

function align(cells: readonly (readonly string[])[]): string {
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells
    .map((line) => line.map((cell, column) => pad(cell, widths?.[column] ?? 0, column)).join('  '))
    .join('\n');
}

/** Aligns names left and numbers right. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

/** Returns the median, which is robust against outliers; `NaN` for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return (low + high) / 2;
}
