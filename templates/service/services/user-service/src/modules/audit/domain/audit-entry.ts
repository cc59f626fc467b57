/** What happened, to whom, and who did it: a copy of an event, kept. */
export interface AuditEntry {
  id: string;
  type: string;
  version: number;
  occurredAt: Date;
  aggregateId: string;
  actorId: string | null;
  payload: Readonly<Record<string, unknown>>;
}
