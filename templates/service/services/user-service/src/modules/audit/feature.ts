import type { Feature } from '../../feature.js';
import type { RecordEvent } from './application/record-event.js';
import { auditMigrations } from './infrastructure/migrations.js';
import { auditOperations } from './presentation/audit.contract.js';

export function auditFeature(recordEvent: RecordEvent): Feature {
  return {
    name: 'audit',
    operations: auditOperations,
    migrations: auditMigrations,
    subscriptions: [
      { name: 'audit', types: 'every event', handle: (message) => recordEvent.execute(message) },
    ],
  };
}
