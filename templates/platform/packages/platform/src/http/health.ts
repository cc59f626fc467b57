import { z } from 'zod';
import { defineOperation } from './operation.js';

export interface HealthCheck {
  /** Throws when the part is away. */
  check(): Promise<void>;
  /** `true` when the service cannot do its work without the part. */
  critical: boolean;
}

interface CheckResult {
  status: 'up' | 'down';
  latencyMs: number;
}

export interface HealthReport {
  status: 'ok' | 'degraded' | 'down';
  service: string;
  version: string;
  checks: Record<string, CheckResult>;
}

export interface Health {
  report(): Promise<HealthReport>;
  /** `true` while requests should be sent here. */
  isReady(): Promise<boolean>;
  /** Readiness goes first when the service stops. */
  drain(): void;
}

const timeoutMs = 2_000;

/** @param checks the parts by name; a part that does not answer within two seconds is away */
export function createHealth(
  { service, version }: { service: string; version: string },
  checks: Readonly<Record<string, HealthCheck>>,
): Health {
  let draining = false;

  const report = async (): Promise<HealthReport> => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, part]) => ({ name, part, result: await measure(part) })),
    );
    const down = results.filter(({ result }) => result.status === 'down');
    return {
      status: down.length === 0 ? 'ok' : down.some(({ part }) => part.critical) ? 'down' : 'degraded',
      service,
      version,
      checks: Object.fromEntries(results.map(({ name, result }) => [name, result])),
    };
  };

  return {
    report,
    isReady: async () => !draining && (await report()).status !== 'down',
    drain: () => void (draining = true),
  };
}

async function measure(part: HealthCheck): Promise<CheckResult> {
  const started = performance.now();
  const status = await withTimeout(part.check()).then(
    () => 'up' as const,
    () => 'down' as const,
  );
  return { status, latencyMs: Math.round(performance.now() - started) };
}

async function withTimeout(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('No answer in time')), timeoutMs);
  });
  await Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}

const reportBody = z
  .object({
    status: z.enum(['ok', 'degraded', 'down']),
    service: z.string(),
    version: z.string(),
    checks: z.record(z.string(), z.object({ status: z.enum(['up', 'down']), latencyMs: z.number() })),
  })
  .meta({ id: 'HealthReport' });

const stateBody = z.object({ status: z.string() }).meta({ id: 'HealthState' });

export const healthOperations = {
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
