import type { Page, PageRequest } from '@repo/platform/http';
import type { Inbox } from '@repo/platform/messaging';
import type { AuditEntry } from '../domain/audit-entry.js';

export interface AuditLog {
  add(entry: AuditEntry): Promise<void>;
  /** In the order of ids. */
  list(request: PageRequest & { aggregateId?: string | undefined }): Promise<Page<AuditEntry>>;
  /** Removes entries of what happened before this time, at most `limit` of them; returns how many. */
  removeBefore(before: Date, limit: number): Promise<number>;
  /** Empties the payloads of an aggregate's entries, at most `limit` of them; returns how many. */
  erase(aggregateId: string, limit: number): Promise<number>;
}

export interface AuditStores {
  auditLog: AuditLog;
  inbox: Inbox;
}
