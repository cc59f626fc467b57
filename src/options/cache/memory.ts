import type { Choice } from '../descriptor.js';

export const memoryCache: Choice = {
  value: 'memory',
  label: 'in-memory cache',
  help: 'a bounded LRU inside the process',
  oneReplica: 'the cache, and with it every rate limit, lives in one process',
  templates: ['cache/memory'],
  contributes: {
    dependencies: { 'packages/platform': { runtime: ['lru-cache'] } },
    environment: {
      CACHE_MAX_ENTRIES: {
        group: 'Cache',
        comment: 'Most entries the in-memory cache holds before it drops the least recently used.',
        example: '10000',
        optional: true,
      },
    },
    documents: {
      stack: 'The cache is a bounded LRU inside the process: nothing to run, and empty after a restart.',
    },
  },
  probe: 'test/product/generated-project.test.ts',
};
