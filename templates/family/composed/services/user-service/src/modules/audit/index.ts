import { createInbox } from '@repo/platform/database';
import type { Module } from '../../module.js';
import type { Platform } from '../../platform.js';
import { ListAudit } from './application/list-audit.js';
import type { AuditStores } from './application/ports.js';
import { RecordEvent } from './application/record-event.js';
import { createAuditLog } from './infrastructure/audit-log.js';
import { auditMigrations } from './infrastructure/migrations.js';
import { auditOperations } from './presentation/audit.contract.js';
import { auditRoutes } from './presentation/audit.routes.js';

const recordedTypes = ['user.registered', 'user.updated', 'user.roles-changed', 'user.deleted'];

export function createAuditModule({ database }: Platform): Module {
  const unitOfWork = database.unitOfWork<AuditStores>((session) => ({
    auditLog: createAuditLog(session),
    inbox: createInbox(session),
  }));
  const recordEvent = new RecordEvent(unitOfWork);
  const listAudit = new ListAudit(createAuditLog(database.session));

  return {
    name: 'audit',
    operations: auditOperations,
    routes: auditRoutes({ listAudit }),
    migrations: auditMigrations,
    subscriptions: [
      { name: 'audit', types: recordedTypes, handle: (message) => recordEvent.execute(message) },
    ],
  };
}
