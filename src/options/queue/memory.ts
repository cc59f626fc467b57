import type { Choice } from '../descriptor.js';

export const memoryQueue: Choice = {
  value: 'memory',
  label: 'in-memory bus',
  help: 'messages stay inside the process',
  oneReplica: 'messages stay inside one process',
  templates: ['queue/memory'],
  contributes: {
    documents: {
      stack:
        'Messages travel inside the process, with the same retries and dead letters as on a broker; `publish` resolves when every subscriber has finished, so a handler that takes minutes keeps what comes after it waiting.',
    },
  },
  probe: 'test/product/generated-project.test.ts',
};
