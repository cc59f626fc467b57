import { runStep } from '@repo/platform/runtime';
import type { Platform } from './platform.js';
import type { Settings } from './settings.js';

type Waits = Pick<Settings, 'SHUTDOWN_DELAY_SECONDS' | 'SHUTDOWN_GRACE_SECONDS'>;

/** Timeout in milliseconds of each step after the requests: `stop_grace_period` reserves 5 s for these steps. */
const limits = { worker: 1_500, operations: 500, adapters: 2_500 };
const requestsMarginMs = 250;

function requestsMs({ SHUTDOWN_DELAY_SECONDS, SHUTDOWN_GRACE_SECONDS }: Waits): number {
  return (SHUTDOWN_DELAY_SECONDS + SHUTDOWN_GRACE_SECONDS) * 1000 + requestsMarginMs;
}

/** Returns the maximum duration of a shutdown, in milliseconds. */
export function longestShutdownMs(settings: Waits): number {
  const steps = Object.values(limits).reduce((sum, limit) => sum + limit, 0);
  return requestsMs(settings) + steps + requestsMarginMs;
}

/** Runs one shutdown step with its own timeout, so that every step runs. */
export async function shutDown(
  step: 'requests' | keyof typeof limits,
  { settings, logger }: Pick<Platform, 'settings' | 'logger'>,
  work: () => Promise<void> | undefined,
): Promise<void> {
  const maxMs = step === 'requests' ? requestsMs(settings) : limits[step];
  await runStep(step, maxMs, logger, work);
}
