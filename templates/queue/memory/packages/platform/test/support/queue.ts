import type { TestResource } from './test-resource.js';

/** Every process has a queue of its own, which has no settings. */
export async function createTestQueue(): Promise<TestResource> {
  return { settings: {}, remove: async () => {} };
}
