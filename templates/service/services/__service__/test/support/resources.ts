import { createTestCache } from '../../../../packages/platform/test/support/cache.js';
import { createTestDatabase } from '../../../../packages/platform/test/support/database.js';
import { createTestQueue } from '../../../../packages/platform/test/support/queue.js';

/** An empty database, cache and queue, which several processes can share. */
export type TestResources = Awaited<ReturnType<typeof createTestResources>>;

export async function createTestResources() {
  const [database, cache, queue] = await Promise.all([
    createTestDatabase(),
    createTestCache(),
    createTestQueue(),
  ]);
  return {
    settings: { ...database.settings, ...cache.settings, ...queue.settings },
    async remove() {
      await Promise.all([database, cache, queue].map((resource) => resource.remove()));
    },
  };
}
