import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Cache } from '../cache/index.js';
import { defineOperation } from '../http/index.js';
import type { AnsweredRequest, Endpoint } from '../http/index.js';
import type { RetentionObserver } from '../jobs/index.js';
import type { DeadLetters, OutboxStore } from '../messaging/index.js';
import { createCollectors, deadLetterCollector, measureRetention, outboxCollector } from './collectors.js';

/** Metrics in the Prometheus text format. */
export interface Metrics extends RetentionObserver {
  readonly contentType: string;
  expose(): Promise<string>;
  requestAnswered(request: AnsweredRequest): void;
  cacheAsked(result: 'hit' | 'miss' | 'error'): void;
  /** Measures the outbox at each scrape. */
  watchOutbox(store: Pick<OutboxStore, 'lag'>): void;
  /** Counts the dead letters of every subscription at each scrape. */
  watchDeadLetters(deadLetters: Pick<DeadLetters, 'count'>): void;
}

/** Histogram buckets in seconds, from in-memory responses to argon2 hashing. */
const durations = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });

  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Request duration by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: durations,
    registers,
  });
  const cache = new Counter({
    name: 'cache_requests_total',
    help: 'Cache reads by result.',
    labelNames: ['result'],
    registers,
  });

  const collectors = createCollectors(registry);

  return {
    contentType: registry.contentType,
    async expose() {
      await collectors.run();
      return registry.metrics();
    },
    requestAnswered: ({ seconds, ...labels }) => requests.observe(labels, seconds),
    cacheAsked: (result) => cache.inc({ result }),
    ...measureRetention(registry),
    watchDeadLetters: (deadLetters) => collectors.add(deadLetterCollector(registry, deadLetters)),
    watchOutbox: (store) => collectors.add(outboxCollector(registry, store)),
  };
}

const operation = defineOperation({
  id: 'getMetrics',
  method: 'GET',
  path: '/metrics',
  tag: 'Operations',
  summary: 'Get metrics in the Prometheus text format',
  access: 'anyone',
  responses: { 200: { description: 'The metrics' } },
});

export function metricsEndpoint(metrics: Metrics): Endpoint {
  const headers = { 'content-type': metrics.contentType };
  return {
    operation,
    answer: async () => ({ status: 200, headers, body: await metrics.expose() }),
  };
}

/** Returns a cache whose reads are counted. */
export function observeCache(cache: Cache, metrics: Pick<Metrics, 'cacheAsked'>): Cache {
  return {
    async get<T>(key: string) {
      const value = await cache.get<T>(key);
      metrics.cacheAsked(value === undefined ? 'miss' : 'hit');
      return value;
    },
    set: (...words) => cache.set(...words),
    delete: (...words) => cache.delete(...words),
    add: (...words) => cache.add(...words),
    increment: (...words) => cache.increment(...words),
    ping: () => cache.ping(),
    close: () => cache.close(),
  };
}
