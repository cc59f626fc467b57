import { createIdempotencyStore, createInboxStore } from '@repo/platform/database';
import { secondsPerDay } from '@repo/platform/jobs';
import type { Retention } from '@repo/platform/jobs';
import type { Feature } from './feature.js';
import type { Platform } from './platform.js';

/** Returns the retentions of the platform tables and of all modules. */
export function retentionOf(
  { settings, database: { session }, deadLetters }: Platform,
  features: readonly Feature[],
): Retention[] {
  const [keys, inbox] = [createIdempotencyStore(session), createInboxStore(session)];
  return [
    {
      table: 'idempotency_keys',
      keepSeconds: 0,
      removeBefore: (before, limit) => keys.removeExpired(before, limit),
    },
    {
      table: 'dead_letters',
      keepSeconds: settings.DEAD_LETTER_RETENTION_DAYS * secondsPerDay,
      removeBefore: (before, limit) => deadLetters.removeBefore(before, limit),
    },
    {
      table: 'inbox',
      keepSeconds: settings.INBOX_RETENTION_DAYS * secondsPerDay,
      removeBefore: (before, limit) => inbox.removeHandled(before, limit),
    },
    ...features.flatMap((feature) => feature.retention ?? []),
  ];
}
