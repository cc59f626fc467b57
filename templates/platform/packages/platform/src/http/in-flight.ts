import { setTimeout as delay } from 'node:timers/promises';

/** Knows how many requests are being answered. */
export interface InFlight {
  enter(): void;
  leave(): void;
  /** Resolves when none is left, or at the latest after so many seconds: `false` then. */
  idle(maxSeconds: number): Promise<boolean>;
}

const pollMs = 20;

export function createInFlight(): InFlight {
  const requests = { count: 0 };
  return {
    enter: () => void (requests.count += 1),
    leave: () => void (requests.count -= 1),
    async idle(maxSeconds) {
      const end = performance.now() + maxSeconds * 1000;
      while (requests.count > 0 && performance.now() < end) await delay(pollMs);
      return requests.count === 0;
    },
  };
}
