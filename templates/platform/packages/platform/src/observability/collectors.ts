import { Counter } from 'prom-client';
import type { Registry } from 'prom-client';
import { withTimeout } from '../runtime/index.js';

const timeoutMs = 2_000;

/** Gauges that are read at each scrape. */
export interface Collector<T> {
  name: string;
  read: () => Promise<T>;
  set: (value: T) => void;
  /** Removes the series of the gauges. */
  clear: () => void;
}

export interface Collectors {
  add<T>(collector: Collector<T>): void;
  /** Updates the gauges. Those of a collector that fails or times out are left out. */
  run(): Promise<void>;
}

export function createCollectors(registry: Registry): Collectors {
  const runs: (() => Promise<void>)[] = [];
  const failures = new Counter({
    name: 'metrics_collector_failures_total',
    help: 'Scrapes without the metrics of a collector, because it failed or timed out.',
    labelNames: ['collector'],
    registers: [registry],
  });
  return {
    add({ name: collector, read, set, clear }) {
      failures.inc({ collector }, 0);
      runs.push(async () => {
        clear();
        try {
          set(await withTimeout(read(), timeoutMs));
        } catch {
          failures.inc({ collector });
        }
      });
    },
    async run() {
      await Promise.all(runs.map((run) => run()));
    },
  };
}
