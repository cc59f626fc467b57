import { z } from 'zod';
import type { Endpoint } from '../answer/answer.js';
import { jsonAnswer } from '../answer/answer.js';
import type { Health } from './health.js';
import { defineOperation } from '../contract/operation.js';

const reportBody = z
  .object({
    status: z.enum(['ok', 'degraded', 'down']),
    service: z.string(),
    version: z.string(),
    checks: z.record(z.string(), z.object({ status: z.enum(['up', 'down']), latencyMs: z.number() })),
  })
  .meta({ id: 'HealthReport' });

const stateBody = z.object({ status: z.string() }).meta({ id: 'HealthState' });

const operations = {
  health: defineOperation({
    id: 'getHealth',
    method: 'GET',
    path: '/health',
    tag: 'Operations',
    summary: 'Get the health of the service and its dependencies',
    access: 'anyone',
    responses: {
      200: { description: 'The service is operational', body: reportBody },
      503: { description: 'A critical dependency is unavailable', body: reportBody },
    },
  }),
  live: defineOperation({
    id: 'getLiveness',
    method: 'GET',
    path: '/health/live',
    tag: 'Operations',
    summary: 'Check whether the process is alive',
    access: 'anyone',
    responses: { 200: { description: 'The process is alive', body: stateBody } },
  }),
  ready: defineOperation({
    id: 'getReadiness',
    method: 'GET',
    path: '/health/ready',
    tag: 'Operations',
    summary: 'Check whether the service accepts requests',
    access: 'anyone',
    responses: {
      200: { description: 'The service is ready', body: stateBody },
      503: { description: 'The service is not ready', body: stateBody },
    },
  }),
};

export function healthEndpoints(health: Health): Endpoint[] {
  const alive = jsonAnswer(200, { status: 'ok' });
  return [
    {
      operation: operations.health,
      async answer() {
        const report = await health.report();
        return jsonAnswer(report.status === 'down' ? 503 : 200, report);
      },
    },
    { operation: operations.live, answer: async () => alive },
    {
      operation: operations.ready,
      answer: async () => ((await health.isReady()) ? alive : jsonAnswer(503, { status: 'unavailable' })),
    },
  ];
}
