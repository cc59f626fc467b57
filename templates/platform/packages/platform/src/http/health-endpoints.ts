import { z } from 'zod';
import type { Endpoint } from './endpoint.js';
import { jsonAnswer } from './endpoint.js';
import type { Health } from './health.js';
import { defineOperation } from './operation.js';

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
    summary: 'How the service and the parts it needs are doing',
    access: 'anyone',
    responses: {
      200: { description: 'The service does its work', body: reportBody },
      503: { description: 'A part it cannot do without is away', body: reportBody },
    },
  }),
  live: defineOperation({
    id: 'getLiveness',
    method: 'GET',
    path: '/health/live',
    tag: 'Operations',
    summary: 'Whether the process runs',
    access: 'anyone',
    responses: { 200: { description: 'It does', body: stateBody } },
  }),
  ready: defineOperation({
    id: 'getReadiness',
    method: 'GET',
    path: '/health/ready',
    tag: 'Operations',
    summary: 'Whether requests should be sent here',
    access: 'anyone',
    responses: {
      200: { description: 'They should', body: stateBody },
      503: { description: 'Not now', body: stateBody },
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
