import { orderedAxes } from '../../options/axes.js';
import type { Output } from '../terminal/output.js';
import { style } from '../terminal/output.js';

/** Lists all choices of all axes. */
export function list(output: Output): void {
  const text = orderedAxes.map((axis) => {
    const width = Math.max(...axis.choices.map(({ value }) => value.length));
    const choices = axis.choices.map(({ value, label, help }) => {
      const mark = value === axis.default ? ' (default)' : '';
      return `  ${style.cyan(value.padEnd(width))}  ${label}: ${help}${mark}`;
    });
    return `${style.bold(axis.title)}  --${axis.flag}\n${choices.join('\n')}`;
  });
  output.result(text.join('\n\n'), {
    axes: orderedAxes.map(({ id, flag, title, default: standard, choices }) => ({
      id,
      flag: `--${flag}`,
      title,
      default: standard,
      choices: choices.map(({ value, label, help }) => ({ value, label, help })),
    })),
  });
}
