import type { IBufferCell } from '@xterm/headless';

export const background = '#16181d';
export const foreground = '#d7dae0';

/** The 16 ANSI colours of the theme. */
const plain = ['#3b4048', '#e5636c', '#8fc670', '#e3b563', '#61a5e8', '#c77bdb', '#56b6c2', '#c8ccd4'];
const bright = ['#7f8794', '#f0868d', '#a9d98d', '#f0cd87', '#86bdf2', '#d99fe8', '#7fd0da', '#ffffff'];
const theme = [...plain, ...bright];

const cube = [0, 95, 135, 175, 215, 255];

/** Returns the displayed colours of a cell; `behind` is undefined for the default background. */
export function coloursOf(cell: IBufferCell): { text: string; behind: string | undefined } {
  const text = cell.isFgRGB()
    ? hex(cell.getFgColor())
    : cell.isFgPalette()
      ? palette(cell.getFgColor())
      : undefined;
  const behind = cell.isBgRGB()
    ? hex(cell.getBgColor())
    : cell.isBgPalette()
      ? palette(cell.getBgColor())
      : undefined;
  return cell.isInverse()
    ? { text: behind ?? background, behind: text ?? foreground }
    : { text: text ?? foreground, behind };
}

function palette(index: number): string {
  const named = theme[index];
  if (named) return named;
  if (index >= 232) return rgb(...(Array.from({ length: 3 }, () => 8 + (index - 232) * 10) as Rgb));
  const place = index - 16;
  return rgb(cube[Math.floor(place / 36)] ?? 0, cube[Math.floor(place / 6) % 6] ?? 0, cube[place % 6] ?? 0);
}

type Rgb = [number, number, number];

function rgb(...[red, green, blue]: Rgb): string {
  return hex((red << 16) | (green << 8) | blue);
}

function hex(value: number): string {
  return `#${value.toString(16).padStart(6, '0')}`;
}
