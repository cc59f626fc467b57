import { createCache } from '@repo/platform/cache';
import type { Cache } from '@repo/platform/cache';
import { silentLogger } from './logger.js';

export async function createTestCache(): Promise<Cache> {
  return createCache({ settings: { CACHE_MAX_ENTRIES: 1_000 }, logger: silentLogger });
}
