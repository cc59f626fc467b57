import { AsyncLocalStorage } from 'node:async_hooks';
import type { Principal } from '../auth/callers.js';

/** Context of the current request or message. `logFields` selects the fields that are logged. */
export interface LogContext {
  requestId?: string;
  userId?: string;
  /** The authenticated caller. */
  principal?: Principal;
  /** W3C trace context of the current work, passed on with its events. */
  traceparent?: string;
  /** State of other tracing systems, passed on with `traceparent`. */
  tracestate?: string | undefined;
}

const storage = new AsyncLocalStorage<LogContext>();

export function runInContext<T>(context: LogContext, work: () => T): T {
  return storage.run(context, work);
}

export function currentContext(): LogContext | undefined {
  return storage.getStore();
}

/** Returns the log fields of a context. */
export function logFields({
  requestId,
  userId,
  traceparent,
}: LogContext): Record<string, string | undefined> {
  return { requestId, userId, traceId: traceparent?.split('-')[1] };
}
