import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AnsweredRequest } from '../http/index.js';
import type { OutboxLag, OutboxStore } from '../messaging/index.js';

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

  return {
    contentType: registry.contentType,
    expose: () => registry.metrics(),
    requestAnswered: ({ seconds, ...labels }) => requests.observe(labels, seconds),
    cacheAsked: (result) => cache.inc({ result }),
    watchOutbox(store) {
      const watch = (name: string, help: string, read: (lag: OutboxLag) => number): void => {
        const gauge: Gauge = new Gauge({
          name,
          help,
          registers,
          collect: async () => gauge.set(read(await store.lag(new Date()))),
        });
      };
      watch(
        'outbox_waiting',
        'Messages that wait to be published, though they could go out.',
        ({ waiting }) => waiting,
      );
      watch('outbox_oldest_seconds', 'How long the oldest of them has been waiting.', ({ since }) =>
        since === null ? 0 : (Date.now() - since.getTime()) / 1000,
      );
    },
  };
}
