import { createLogger } from '@repo/platform/logging';
import { withCleanUp } from '@repo/platform/runtime';
import { openService } from '../composition.js';
import type { Service } from '../feature.js';
import { loadSettings } from '../settings.js';

/** Runs an administration command against the service, and exits with 1 if it fails. */
export async function runCommand(work: (service: Service) => Promise<string>): Promise<void> {
  try {
    const settings = loadSettings();
    const service = await openService(settings, createLogger({ ...settings, LOG_LEVEL: 'warn' }));
    await withCleanUp(
      async () => console.log(await work(service)),
      () => service.close(),
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof Error && error.cause) console.error(error.cause);
    process.exitCode = 1;
  }
}

/** Returns the command-line arguments. Some package managers pass on a leading `--`, which is dropped. */
export function commandArguments(): string[] {
  const words = process.argv.slice(2);
  return words[0] === '--' ? words.slice(1) : words;
}
