import process from 'node:process';
import { exitCode, Failure } from './failure.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs work that Ctrl-C, SIGTERM or the end of the terminal cancels. The work sees the signal and cleans up after itself.
 * @throws Failure `cancelled` when it was cancelled
 */
export async function cancellable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const cancel = (): void => controller.abort(cancelled());
  // Not `once`: libraries end the process when they find no listener but their own.
  for (const signal of signals) process.on(signal, cancel);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, cancel);
  }
}

function cancelled(): Failure {
  return new Failure('cancelled', exitCode.cancelled, 'Cancelled. Nothing was left behind.');
}
