import type { IBufferCell, IBufferLine, Terminal } from '@xterm/headless';
import { background, coloursOf, foreground } from './colours.js';

const cellWidth = 8.4;
const lineHeight = 20;
const margin = 20;
const bar = 36;
const fonts = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/** Adjacent cells with the same style. */
interface Run {
  column: number;
  columns: number;
  text: string;
  fill: string;
  behind: string | undefined;
  style: string;
}

/** Returns an SVG of a window with the lines of a terminal, up to the last line with text. */
export function toSvg(terminal: Terminal, title: string): string {
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, row) => active.getLine(row)).map((line) =>
    line ? runsOf(line, terminal.cols) : [],
  );
  const last = lines.findLastIndex((runs) => runs.some(({ text, behind }) => text.trim() !== '' || behind));
  const width = Math.ceil(terminal.cols * cellWidth) + 2 * margin;
  const height = bar + (last + 1) * lineHeight + margin;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" rx="8" fill="${background}"/>
${[0, 1, 2].map((dot) => `<circle cx="${margin + dot * 18}" cy="18" r="5" fill="#3b4048"/>`).join('\n')}
<g font-family="${fonts}" font-size="14" fill="${foreground}" xml:space="preserve">
${lines
  .slice(0, last + 1)
  .flatMap((runs, row) => drawLine(runs, bar + row * lineHeight))
  .join('\n')}
</g>
</svg>
`;
}

function drawLine(runs: readonly Run[], top: number): string[] {
  const boxes = runs.flatMap(({ column, columns, behind }) =>
    behind
      ? `<rect x="${left(column)}" y="${top}" width="${length(columns)}" height="${lineHeight}" fill="${behind}"/>`
      : [],
  );
  const spans = runs.flatMap(({ column, columns, text, fill, style }) => {
    if (text.trim() === '') return [];
    const colour = fill === foreground ? '' : ` fill="${fill}"`;
    return `<tspan x="${left(column)}" textLength="${length(columns)}"${colour}${style}>${escaped(text)}</tspan>`;
  });
  return spans.length > 0 ? [...boxes, `<text y="${top + 15}">${spans.join('')}</text>`] : boxes;
}

function runsOf(line: IBufferLine, columns: number): Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < columns; column += 1) {
    const cell = line.getCell(column);
    // The second half of a wide character.
    if (!cell || cell.getWidth() === 0) continue;
    const { text: fill, behind } = coloursOf(cell);
    const style = styleOf(cell);
    const text = cell.isInvisible() ? ' ' : cell.getChars() || ' ';
    const run = runs.at(-1);
    if (run && run.fill === fill && run.behind === behind && run.style === style) {
      run.text += text;
      run.columns += cell.getWidth();
    } else {
      runs.push({ column, columns: cell.getWidth(), text, fill, behind, style });
    }
  }
  return runs.map(withoutBlanksAround);
}

/** Blanks are seen only where they have a background. */
function withoutBlanksAround(run: Run): Run {
  if (run.behind) return run;
  const text = run.text.trim();
  const before = run.text.length - run.text.trimStart().length;
  const columns = run.columns - (run.text.length - text.length);
  return { ...run, text, column: run.column + before, columns };
}

function styleOf(cell: IBufferCell): string {
  return [
    cell.isBold() ? ' font-weight="bold"' : '',
    cell.isItalic() ? ' font-style="italic"' : '',
    cell.isDim() ? ' fill-opacity="0.6"' : '',
    cell.isUnderline() ? ' text-decoration="underline"' : '',
  ].join('');
}

function left(column: number): string {
  return (margin + column * cellWidth).toFixed(1);
}

function length(columns: number): string {
  return (columns * cellWidth).toFixed(1);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
