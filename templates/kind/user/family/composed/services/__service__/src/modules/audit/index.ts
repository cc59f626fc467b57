import { createInbox } from '@repo/platform/database';
import type { Module } from '../../module.js';
import type { Platform } from '../../platform.js';
import { ListAudit, RecordEvent } from './application/audit-trail.js';
import type { AuditStores } from './application/ports.js';
import { auditFeature } from './feature.js';
import { createAuditLog } from './infrastructure/audit-log.js';
import { auditRoutes } from './presentation/audit.routes.js';

export function createAuditModule({ settings, database }: Platform): Module {
  const unitOfWork = database.unitOfWork<AuditStores>((session) => ({
    auditLog: createAuditLog(session),
    inbox: createInbox(session),
  }));
  const recordEvent = new RecordEvent(unitOfWork);
  const auditLog = createAuditLog(database.session);
  const listAudit = new ListAudit(auditLog);

  return { ...auditFeature(recordEvent, auditLog, settings), routes: auditRoutes({ listAudit }) };
}
