import { collectDefaultMetrics, Histogram, register } from 'prom-client';

collectDefaultMetrics();

export { register };

/** The duration of requests by method, route and status. */
export const requestDuration = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Requests by method, route and status.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
});
