import { cacheSettings, createCache } from '@repo/platform/cache';
import type { Cache } from '@repo/platform/cache';
import { parseSettings } from '@repo/platform/config';
import { createTestCache } from './cache.js';
import { silentLogger } from './logger.js';

/** Creates an empty cache. Closing it removes it. */
export async function openTestCache(): Promise<Cache> {
  const resource = await createTestCache();
  const settings = parseSettings(cacheSettings, resource.settings);
  const cache = await createCache({ settings, logger: silentLogger });
  return {
    ...cache,
    async close() {
      await cache.close();
      await resource.remove();
    },
  };
}
