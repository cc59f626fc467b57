import { createCache } from '@repo/platform/cache';
import type { Cache } from '@repo/platform/cache';

export function createTestCache(): Cache {
  return createCache({ CACHE_MAX_ENTRIES: 1_000 });
}
