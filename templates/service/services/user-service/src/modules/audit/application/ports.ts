import type { Page, PageRequest } from '@repo/platform/http';
import type { Inbox } from '@repo/platform/messaging';
import type { AuditEntry } from '../domain/audit-entry.js';

export interface AuditLog {
  add(entry: AuditEntry): Promise<void>;
  /** In the order of ids. */
  list(request: PageRequest & { aggregateId?: string | undefined }): Promise<Page<AuditEntry>>;
}

export interface AuditStores {
  auditLog: AuditLog;
  inbox: Inbox;
}
