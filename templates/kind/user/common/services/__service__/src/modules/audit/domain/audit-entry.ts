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
