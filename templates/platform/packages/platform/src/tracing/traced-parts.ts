import type { Cache } from '../cache/index.js';
import type { QueryObserver } from '../database/port.js';
import { currentContext, runInContext } from '../logging/index.js';
import type { Message, MessageBus } from '../messaging/index.js';
import type { SpanOptions, Tracing } from './port.js';

/** Runs work in a span, by default a child of the current one; spans created by the work become its children. */
export async function inSpan<T>(
  tracing: Tracing,
  name: string,
  options: SpanOptions,
  work: () => Promise<T>,
): Promise<T> {
  const current = currentContext();
  const parent = { parent: current?.traceparent, tracestate: current?.tracestate };
  const { tracestate } = { ...parent, ...options };
  const span = tracing.start(name, { ...parent, ...options });
  const context = { ...current, traceparent: span.traceparent, tracestate };
  try {
    const result = await runInContext(context, work);
    span.end();
    return result;
  } catch (error) {
    span.end({ error });
    throw error;
  }
}

/** Returns a cache whose calls are traced, or the cache itself while tracing is off. */
export function traceCache(cache: Cache, tracing: Tracing | undefined): Cache {
  if (!tracing) return cache;
  const traced = async <T>(operation: string, work: () => Promise<T>): Promise<T> => {
    const attributes = { 'db.operation.name': operation };
    return inSpan(tracing, `cache ${operation}`, { kind: 'client', attributes }, work);
  };
  return {
    get: <T>(key: string) => traced('get', () => cache.get<T>(key)),
    set: (...words) => traced('set', () => cache.set(...words)),
    delete: (...words) => traced('delete', () => cache.delete(...words)),
    add: (...words) => traced('add', () => cache.add(...words)),
    increment: (...words) => traced('increment', () => cache.increment(...words)),
    ping: () => cache.ping(),
    close: () => cache.close(),
  };
}

/** Returns a bus whose messages continue the trace of their cause, or the bus itself while tracing is off. */
export function traceBus(bus: MessageBus, tracing: Tracing | undefined): MessageBus {
  if (!tracing) return bus;
  return {
    publish(message) {
      const options = { kind: 'producer', ...parentOf(message) } as const;
      return inSpan(tracing, `publish ${message.type}`, options, async () => {
        await bus.publish({ ...message, traceparent: currentContext()?.traceparent ?? message.traceparent });
      });
    },
    subscribe(subscription) {
      return bus.subscribe({
        ...subscription,
        handle(message) {
          const attributes = {
            'messaging.message.id': message.id,
            'messaging.consumer.group.name': subscription.name,
          };
          const options = { kind: 'consumer', ...parentOf(message), attributes } as const;
          return inSpan(tracing, `process ${message.type}`, options, () => subscription.handle(message));
        },
      });
    },
    ping: () => bus.ping(),
    close: () => bus.close(),
  };
}

/** Returns an observer that traces every statement; `undefined` while tracing is off. */
export function traceQueries(tracing: Tracing | undefined): QueryObserver | undefined {
  if (!tracing) return undefined;
  return ({ statement, milliseconds, error }) => {
    const { traceparent: parent, tracestate } = currentContext() ?? {};
    // Statements without a parent span, such as the polling of the relay, would each start a trace.
    if (!parent) return;
    const [verb = ''] = statement.split(/\s/, 1);
    const startedAt = Date.now() - milliseconds;
    const attributes = { 'db.operation.name': verb, 'db.query.text': statement };
    tracing
      .start(`sql ${verb}`, { kind: 'client', parent, tracestate, attributes, startedAt })
      .end({ error });
  };
}

function parentOf({ traceparent, tracestate }: Message): Pick<SpanOptions, 'parent' | 'tracestate'> {
  return { parent: traceparent, tracestate };
}
