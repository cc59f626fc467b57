import type { Choice } from '../descriptor.js';

export const memoryCache: Choice = {
  value: 'memory',
  label: 'in-memory cache',
  help: 'a bounded LRU inside the process',
  oneReplica: 'the cache and the rate limits are in the memory of one process',
  templates: ['cache/memory'],
  contributes: {
    dependencies: { 'packages/platform': { runtime: ['lru-cache'] } },
    environment: {
      CACHE_MAX_ENTRIES: {
        group: 'Cache',
        comment:
          'Maximum number of entries in the in-memory cache. Above it, the least recently used entry is evicted.',
        example: '10000',
        optional: true,
      },
    },
    documents: {
      stack:
        'The cache is a bounded LRU cache in the memory of the process. It needs no server and is empty after a restart.',
    },
  },
  probe: 'test/product/generated-project.test.ts',
};
