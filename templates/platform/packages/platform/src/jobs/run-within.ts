import type { Job } from './port.js';

/** Runs a job with a signal that is aborted after `maxSeconds` or when the service stops. */
export async function runWithin(job: Job, stopping: AbortSignal): Promise<void> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  stopping.addEventListener('abort', abort);
  const timer = setTimeout(abort, job.maxSeconds * 1000);
  try {
    if (!stopping.aborted) await job.run(controller.signal);
  } finally {
    clearTimeout(timer);
    stopping.removeEventListener('abort', abort);
  }
}
