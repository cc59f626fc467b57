import type { Logger } from '../logging/index.js';
import { runStep } from './work.js';

interface Part {
  close(): Promise<void>;
}

/** The parts that are open, so that a failed start closes them like a shutdown does. */
export interface OpenParts {
  /** Adds a part and returns it. */
  add<P extends Part>(name: string, part: P): P;
  /** Closes the parts, the newest first. Logs failures. */
  close(): Promise<void>;
}

/** @param maxMs time that each part has to close, in milliseconds */
export function createOpenParts(maxMs: number, logger: Pick<Logger, 'error'>): OpenParts {
  const parts: { name: string; part: Part }[] = [];
  return {
    add(name, part) {
      parts.unshift({ name, part });
      return part;
    },
    async close() {
      for (const { name, part } of parts) await runStep(`close ${name}`, maxMs, logger, () => part.close());
    },
  };
}
