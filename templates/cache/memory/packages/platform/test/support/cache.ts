import type { TestResource } from './test-resource.js';

/** Every process has a cache of its own, with the default settings. */
export async function createTestCache(): Promise<TestResource> {
  return { settings: {}, remove: async () => {} };
}
