import process from 'node:process';
import { exitCode, Failure } from '../terminal/failure.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs work that SIGINT, SIGTERM and SIGHUP abort. The work receives the abort signal and does its own cleanup.
 * @throws Failure `cancelled` when the work throws the reason of its signal
 */
export async function cancellable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const cancel = (): void => controller.abort(cancelled());
  // Not `once`: libraries terminate the process when theirs is the only listener.
  for (const signal of signals) process.on(signal, cancel);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, cancel);
  }
}

function cancelled(): Failure {
  return new Failure('cancelled', exitCode.cancelled, 'Cancelled. Nothing was written.');
}
