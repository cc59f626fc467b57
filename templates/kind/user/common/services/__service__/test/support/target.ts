import { afterAll, beforeAll, inject } from 'vitest';
import { createClient } from './client.js';
import type { HttpClient } from './client.js';
import { startService } from './service.js';
import type { RunningService } from './service.js';

/**
 * Returns a client of the service that all HTTP tests share, or of a service that only this test file uses.
 * @param overrides settings of a service of its own
 */
export function target(overrides?: Record<string, string>): HttpClient {
  let service: RunningService | undefined;
  let client: HttpClient | undefined;

  beforeAll(async () => {
    if (overrides) service = await startService(overrides);
    client = createClient(service?.url ?? inject('serviceUrl'));
  });
  afterAll(() => service?.stop());

  return {
    request: (...words) => {
      if (!client) throw new Error('The service is not running yet');
      return client.request(...words);
    },
  };
}
