import { Inject, Module } from '@nestjs/common';
import { createInbox } from '@repo/platform/database';
import type { Database, Session } from '@repo/platform/database';
import type { Feature } from '../../feature.js';
import { DATABASE, SETTINGS } from '../../platform.module.js';
import { FeatureModule } from '../../registry.module.js';
import type { Settings } from '../../settings.js';
import { ListAudit } from './application/list-audit.js';
import type { AuditLog, AuditStores } from './application/ports.js';
import { RecordEvent } from './application/record-event.js';
import { auditFeature } from './feature.js';
import { createAuditLog } from './infrastructure/audit-log.js';
import { AuditController } from './presentation/audit.controller.js';

const AUDIT_LOG = Symbol('AUDIT_LOG');

@Module({
  controllers: [AuditController],
  providers: [
    {
      provide: AUDIT_LOG,
      inject: [DATABASE],
      useFactory: ({ session }: Database<Session>) => createAuditLog(session),
    },
    {
      provide: ListAudit,
      inject: [AUDIT_LOG],
      useFactory: (auditLog: AuditLog) => new ListAudit(auditLog),
    },
    {
      provide: RecordEvent,
      inject: [DATABASE],
      useFactory: (database: Database<Session>) =>
        new RecordEvent(
          database.unitOfWork<AuditStores>((session) => ({
            auditLog: createAuditLog(session),
            inbox: createInbox(session),
          })),
        ),
    },
  ],
})
export class AuditModule extends FeatureModule {
  readonly feature: Feature;

  constructor(
    recordEvent: RecordEvent,
    @Inject(AUDIT_LOG) auditLog: AuditLog,
    @Inject(SETTINGS) settings: Settings,
  ) {
    super();
    this.feature = auditFeature(recordEvent, auditLog, settings);
  }
}
