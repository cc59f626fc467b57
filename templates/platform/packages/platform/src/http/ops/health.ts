import { withTimeout } from '../../runtime/index.js';

export interface HealthCheck {
  /** Throws when the dependency is unavailable. */
  check(): Promise<void>;
  /** Whether the service cannot work without the dependency. */
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
  /** Returns whether requests should be routed to this process. */
  isReady(): Promise<boolean>;
  /** Turns readiness off at the start of a shutdown. */
  drain(): void;
}

const timeoutMs = 2_000;

/** @param checks the dependencies by name; one that does not answer within two seconds is unavailable */
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
  const status = await withTimeout(part.check(), timeoutMs).then(
    () => 'up' as const,
    () => 'down' as const,
  );
  return { status, latencyMs: Math.round(performance.now() - started) };
}
