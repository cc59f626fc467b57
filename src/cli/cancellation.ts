import process from 'node:process';
import { exitCode, Failure } from './failure.js';

/**
 * Runs work that Ctrl-C or SIGTERM cancels. The work sees the signal and cleans up after itself.
 * @throws Failure `cancelled` when it was cancelled
 */
export async function cancellable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const cancel = (): void => controller.abort(cancelled());
  // Not `once`: libraries end the process when they find no listener but their own.
  process.on('SIGINT', cancel).on('SIGTERM', cancel);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', cancel).off('SIGTERM', cancel);
  }
}

function cancelled(): Failure {
  return new Failure('cancelled', exitCode.cancelled, 'Cancelled. Nothing was left behind.');
}
