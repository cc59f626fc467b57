import type { UnitOfWork } from '@repo/platform/database';
import type { Page, PageRequest } from '@repo/platform/http';
import type { Message } from '@repo/platform/messaging';
import type { AuditEntry, AuditLog, AuditStores } from './ports.js';

const consumer = 'audit';

export class RecordEvent {
  constructor(private readonly unitOfWork: UnitOfWork<AuditStores>) {}

  /** Records a message once, even if it is delivered twice. */
  async execute({ id, type, version, occurredAt, aggregateId, actorId, payload }: Message): Promise<void> {
    await this.unitOfWork.run(async ({ auditLog, inbox }) => {
      if (!(await inbox.isFirst(consumer, id))) return;
      await auditLog.add({
        id,
        type,
        version,
        occurredAt: new Date(occurredAt),
        aggregateId,
        actorId,
        payload,
      });
    });
  }
}

export class ListAudit {
  constructor(private readonly auditLog: AuditLog) {}

  async execute(
    request: PageRequest<'id'> & { aggregateId?: string | undefined },
  ): Promise<Page<AuditEntry>> {
    return this.auditLog.list(request);
  }
}
