import type { Page, PageRequest } from '@repo/platform/http';
import type { AuditEntry } from '../domain/audit-entry.js';
import type { AuditLog } from './ports.js';

export class ListAudit {
  constructor(private readonly auditLog: AuditLog) {}

  async execute(
    request: PageRequest<'id'> & { aggregateId?: string | undefined },
  ): Promise<Page<AuditEntry>> {
    return this.auditLog.list(request);
  }
}
