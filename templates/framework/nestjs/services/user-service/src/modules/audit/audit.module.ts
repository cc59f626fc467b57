import { Module } from '@nestjs/common';
import { createInbox } from '@repo/platform/database';
import type { Database, Session } from '@repo/platform/database';
import type { Feature } from '../../feature.js';
import { DATABASE } from '../../platform.module.js';
import { FeatureModule } from '../../registry.module.js';
import { ListAudit } from './application/list-audit.js';
import type { AuditStores } from './application/ports.js';
import { RecordEvent } from './application/record-event.js';
import { auditFeature } from './feature.js';
import { createAuditLog } from './infrastructure/audit-log.js';
import { AuditController } from './presentation/audit.controller.js';

@Module({
  controllers: [AuditController],
  providers: [
    {
      provide: ListAudit,
      inject: [DATABASE],
      useFactory: ({ session }: Database<Session>) => new ListAudit(createAuditLog(session)),
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

  constructor(recordEvent: RecordEvent) {
    super();
    this.feature = auditFeature(recordEvent);
  }
}
