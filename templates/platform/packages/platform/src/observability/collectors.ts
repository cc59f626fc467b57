import { Counter, Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { RetentionObserver } from '../jobs/index.js';
import type { DeadLetters, OutboxLag, OutboxStore } from '../messaging/index.js';
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

/** Returns an observer that measures the retention job by table. */
export function measureRetention(registry: Registry): RetentionObserver {
  const labelNames = ['table'];
  const registers = [registry];
  const removed = new Counter({
    name: 'retention_rows_removed_total',
    help: 'Rows removed after the retention period of their table.',
    labelNames,
    registers,
  });
  const cleaned = new Gauge({
    name: 'retention_last_success_timestamp_seconds',
    help: 'Time of the last complete retention run of the table.',
    labelNames,
    registers,
  });
  return {
    rowsRemoved: (table, rows) => removed.inc({ table }, rows),
    tableCleaned: (table) => cleaned.setToCurrentTime({ table }),
  };
}

/** Counts dead letters, by subscription. */
export function deadLetterCollector(
  registry: Registry,
  deadLetters: Pick<DeadLetters, 'count'>,
): Collector<ReadonlyMap<string, number>> {
  const gauge = new Gauge({
    name: 'dead_letters',
    help: 'Dead letters: messages that a subscription could not handle, not yet replayed or dropped.',
    labelNames: ['subscription'],
    registers: [registry],
  });
  return {
    name: 'dead_letters',
    read: () => deadLetters.count(),
    set: (counts) => {
      for (const [subscription, count] of counts) gauge.set({ subscription }, count);
    },
    clear: () => gauge.reset(),
  };
}

/** Measures the number of due messages in the outbox and the age of the oldest. */
export function outboxCollector(registry: Registry, store: Pick<OutboxStore, 'lag'>): Collector<OutboxLag> {
  const registers = [registry];
  const waiting = new Gauge({
    name: 'outbox_waiting',
    help: 'Due messages in the outbox.',
    registers,
  });
  const oldest = new Gauge({
    name: 'outbox_oldest_seconds',
    help: 'Age of the oldest due message in seconds.',
    registers,
  });
  return {
    name: 'outbox',
    read: () => store.lag(new Date()),
    set: (lag) => {
      waiting.set(lag.waiting);
      oldest.set(lag.since === null ? 0 : (Date.now() - lag.since.getTime()) / 1000);
    },
    clear: () => {
      waiting.remove();
      oldest.remove();
    },
  };
}
