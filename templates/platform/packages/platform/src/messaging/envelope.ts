import { currentContext } from '../logging/index.js';
import { uuids } from '../runtime/index.js';
import type { Command, DomainEvent } from './outbox.js';
import type { Message } from './port.js';

export function eventMessage(event: DomainEvent, actorId: string | null, now: Date): Message {
  return envelope(uuids.next(), event, actorId, now);
}

/** A command has an aggregate id of its own, so that it is not ordered relative to other messages. */
export function commandMessage(command: Command, now: Date): Message {
  const id = uuids.next();
  return envelope(id, { ...command, aggregateId: id }, null, now);
}

function envelope(id: string, content: DomainEvent, actorId: string | null, now: Date): Message {
  const { type, version, aggregateId, payload } = content;
  const { traceparent = null, tracestate } = currentContext() ?? {};
  const trace = { traceparent, ...(tracestate && { tracestate }) };
  return { id, type, version, occurredAt: now.toISOString(), aggregateId, actorId, ...trace, payload };
}
