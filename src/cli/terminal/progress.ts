import type { WriteStream } from 'node:tty';
import type { ChalkInstance } from 'chalk';

/** A running step. */
export interface Step {
  done(): void;
  failed(): void;
}

const tickMs = 100;
const clearLine = '\r\u001B[2K';

/**
 * Shows a step and its duration. On a terminal the line is redrawn in place; elsewhere it is one plain line.
 */
export function startStep(text: string, stream: WriteStream, style: ChalkInstance): Step {
  const started = performance.now();
  const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const live = stream.isTTY && process.env['TERM'] !== 'dumb';
  return live ? liveStep(text, seconds, stream, style) : plainStep(text, seconds, stream);
}

function plainStep(text: string, seconds: () => string, stream: WriteStream): Step {
  stream.write(`${text} ... `);
  return {
    done: () => void stream.write(`done (${seconds()})\n`),
    failed: () => void stream.write(`failed (${seconds()})\n`),
  };
}

function liveStep(text: string, seconds: () => string, stream: WriteStream, style: ChalkInstance): Step {
  // A wrapped line cannot be redrawn; a terminal without a known width is assumed to have 80 columns.
  const shown = text.slice(0, Math.max(10, (stream.columns || 80) - 12));
  const draw = (mark: string, end = ''): void =>
    void stream.write(`${clearLine}${mark} ${shown} ${style.dim(seconds())}${end}`);
  draw(style.dim('…'));
  const timer = setInterval(() => draw(style.dim('…')), tickMs);
  const end = (mark: string): void => {
    clearInterval(timer);
    draw(mark, '\n');
  };
  return { done: () => end(style.green('✓')), failed: () => end(style.red('✗')) };
}
