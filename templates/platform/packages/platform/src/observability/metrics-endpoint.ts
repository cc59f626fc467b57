import { defineOperation } from '../http/index.js';
import type { Endpoint } from '../http/index.js';
import type { Metrics } from './metrics.js';

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
