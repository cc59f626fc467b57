import { inBatches, secondsPerDay } from '@repo/platform/jobs';
import type { Retention } from '@repo/platform/jobs';
import type { Feature } from '../../feature.js';
import type { Settings } from '../../settings.js';
import type { AuditLog } from './application/ports.js';
import type { RecordEvent } from './application/audit-trail.js';
import { auditMigrations } from './infrastructure/migrations.js';
import { auditOperations } from './presentation/audit.contract.js';

export function auditFeature(recordEvent: RecordEvent, auditLog: AuditLog, settings: Settings): Feature {
  return {
    name: 'audit',
    operations: auditOperations,
    migrations: auditMigrations,
    subscriptions: [
      { name: 'audit', types: 'every event', handle: (message) => recordEvent.execute(message) },
    ],
    retention: retentionOf(auditLog, settings.AUDIT_RETENTION_DAYS),
    erase: (aggregateId) => inBatches((limit) => auditLog.erase(aggregateId, limit)),
  };
}

/** @param days 0 keeps every entry */
function retentionOf(auditLog: AuditLog, days: number): Retention[] {
  if (days === 0) return [];
  return [
    {
      table: 'audit',
      keepSeconds: days * secondsPerDay,
      removeBefore: (before, limit) => auditLog.removeBefore(before, limit),
    },
  ];
}
