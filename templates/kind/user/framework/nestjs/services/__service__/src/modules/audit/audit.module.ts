import { Module } from '@nestjs/common';
import { createInbox } from '@repo/platform/database';
import { provide, token } from '@repo/platform/server';
import { DATABASE, FEATURE, SETTINGS } from '../../platform.module.js';
import { ListAudit, RecordEvent } from './application/audit-trail.js';
import type { AuditLog } from './application/ports.js';
import { auditFeature } from './feature.js';
import { createAuditLog } from './infrastructure/audit-log.js';
import { AuditController } from './presentation/audit.controller.js';

const AUDIT_LOG = token<AuditLog>('AUDIT_LOG');

@Module({
  controllers: [AuditController],
  providers: [
    provide(AUDIT_LOG, [DATABASE], ({ session }) => createAuditLog(session)),
    provide(ListAudit, [AUDIT_LOG], (auditLog) => new ListAudit(auditLog)),
    provide(RecordEvent, [DATABASE], (database) => {
      return new RecordEvent(
        database.unitOfWork((session) => ({
          auditLog: createAuditLog(session),
          inbox: createInbox(session),
        })),
      );
    }),
    provide(FEATURE, [RecordEvent, AUDIT_LOG, SETTINGS], auditFeature),
  ],
})
export class AuditModule {}
