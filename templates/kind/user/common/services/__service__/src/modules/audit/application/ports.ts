import type { Page, PageRequest } from '@repo/platform/http';
import type { Inbox } from '@repo/platform/messaging';

/** A recorded event, with its aggregate and its actor. */
export interface AuditEntry {
  id: string;
  type: string;
  version: number;
  occurredAt: Date;
  aggregateId: string;
  actorId: string | null;
  payload: Readonly<Record<string, unknown>>;
}

export interface AuditLog {
  add(entry: AuditEntry): Promise<void>;
  /** Sorted by id. */
  list(request: PageRequest<'id'> & { aggregateId?: string | undefined }): Promise<Page<AuditEntry>>;
  /** Removes at most `limit` entries of events before this time; returns their number. */
  removeBefore(before: Date, limit: number): Promise<number>;
  /** Erases the payloads of at most `limit` entries of an aggregate; returns their number. */
  erase(aggregateId: string, limit: number): Promise<number>;
}

export interface AuditStores {
  auditLog: AuditLog;
  inbox: Inbox;
}
