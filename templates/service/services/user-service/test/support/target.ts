import { afterAll, beforeAll } from 'vitest';
import { createClient } from './client.js';
import type { HttpClient } from './client.js';
import { startService } from './service.js';
import type { RunningService } from './service.js';

/**
 * The service that a test file talks to: the one at `SERVICE_URL`, or one of its own.
 * @param overrides settings that the tests of the file need; only for a service of its own
 */
export function target(overrides?: Record<string, string>): HttpClient {
  const given = overrides === undefined ? process.env['SERVICE_URL'] : undefined;
  let service: RunningService | undefined;
  let client: HttpClient | undefined;

  beforeAll(async () => {
    if (!given) service = await startService(overrides);
    client = createClient(given ?? service?.url ?? '');
  });
  afterAll(() => service?.stop());

  return {
    request: (...words) => {
      if (!client) throw new Error('The service is not running yet');
      return client.request(...words);
    },
  };
}
