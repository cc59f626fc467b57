import { createLogger } from '@repo/platform/logging';
import { compose, dispose } from '../composition.js';
import type { Service } from '../composition.js';
import { loadSettings } from '../settings.js';

/** Runs a piece of administration against the composed service and ends with an honest exit code. */
export async function runCommand(work: (service: Service) => Promise<string>): Promise<void> {
  try {
    const settings = loadSettings();
    const service = compose(settings, createLogger({ ...settings, LOG_LEVEL: 'warn' }));
    try {
      console.log(await work(service));
    } finally {
      await dispose(service);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof Error && error.cause) console.error(error.cause);
    process.exitCode = 1;
  }
}
