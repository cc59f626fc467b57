import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AnsweredRequest } from '../http/index.js';
import type { OutboxStore } from '../messaging/index.js';
import { withTimeout } from '../runtime/index.js';

/** What is measured, in the Prometheus text format. */
export interface Metrics {
  readonly contentType: string;
  expose(): Promise<string>;
  requestAnswered(request: AnsweredRequest): void;
  cacheAsked(result: 'hit' | 'miss' | 'error'): void;
  /** Measures, whenever somebody looks, what waits in the outbox. */
  watchOutbox(store: Pick<OutboxStore, 'lag'>): void;
}

/** In seconds: from an answer out of memory to one that argon2 works on. */
const durations = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

const collectorTimeoutMs = 2_000;

export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });

  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Requests by method, route and status: their number, and how long they took.',
    labelNames: ['method', 'route', 'status'],
    buckets: durations,
    registers,
  });
  const cache = new Counter({
    name: 'cache_requests_total',
    help: 'Reads of the cache by what came of them.',
    labelNames: ['result'],
    registers,
  });

  const failures = new Counter({
    name: 'metrics_collector_failures_total',
    help: 'Scrapes without the metrics of a collector, because it failed or timed out.',
    labelNames: ['collector'],
    registers,
  });
  const collectors: (() => Promise<void>)[] = [];

  /** Sets gauges at each scrape. A collector that fails leaves its own gauges out, and no others. */
  const collect = <T>(
    collector: string,
    read: () => Promise<T>,
    gauges: readonly { name: string; help: string; value: (read: T) => number }[],
  ): void => {
    const series = gauges.map(({ name, help, value }) => ({
      gauge: new Gauge({ name, help, registers }),
      value,
    }));
    for (const { gauge } of series) gauge.remove();
    failures.inc({ collector }, 0);
    collectors.push(async () => {
      try {
        const result = await withTimeout(read(), collectorTimeoutMs);
        for (const { gauge, value } of series) gauge.set(value(result));
      } catch {
        for (const { gauge } of series) gauge.remove();
        failures.inc({ collector });
      }
    });
  };

  return {
    contentType: registry.contentType,
    async expose() {
      await Promise.all(collectors.map((run) => run()));
      return registry.metrics();
    },
    requestAnswered: ({ seconds, ...labels }) => requests.observe(labels, seconds),
    cacheAsked: (result) => cache.inc({ result }),
    watchOutbox(store) {
      collect('outbox', () => store.lag(new Date()), [
        {
          name: 'outbox_waiting',
          help: 'Messages that wait to be published, though they could go out.',
          value: ({ waiting }) => waiting,
        },
        {
          name: 'outbox_oldest_seconds',
          help: 'How long the oldest of them has been waiting.',
          value: ({ since }) => (since === null ? 0 : (Date.now() - since.getTime()) / 1000),
        },
      ]);
    },
  };
}
