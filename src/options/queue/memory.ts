import type { Choice } from '../descriptor.js';

export const memoryQueue: Choice = {
  value: 'memory',
  label: 'in-memory bus',
  help: 'messages stay inside the process',
  oneReplica: 'the message bus is in the memory of one process',
  templates: ['queue/memory'],
  contributes: {
    documents: {
      stack:
        'Messages stay in the process, with the same retries and dead letters as on a broker. `publish` resolves when every subscriber has finished, so a slow handler delays later messages. A dead letter is stored before `publish` resolves; if that write fails, the message stays in the outbox and is published again.',
    },
  },
  probe: 'test/product/generated-project.test.ts',
};
