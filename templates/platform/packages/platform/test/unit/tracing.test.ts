import type { Cache } from '@repo/platform/cache';
import { currentContext, runInContext } from '@repo/platform/logging';
import type { Message, MessageBus, Subscription } from '@repo/platform/messaging';
import { startTracing, traceBus, traceCache, traceQueries } from '@repo/platform/tracing';
import type { SpanOptions, Tracing } from '@repo/platform/tracing';
import { beforeEach, describe, expect, it } from 'vitest';

let spans: ({ name: string; error?: unknown } & SpanOptions)[];
let tracing: Tracing;
beforeEach(() => {
  spans = [];
  tracing = {
    start(name, options) {
      const span: (typeof spans)[number] = { name, ...options };
      spans.push(span);
      return { traceparent: `${name} ${spans.length}`, end: (end) => void (span.error = end?.error) };
    },
    close: async () => {},
  };
});

const cache = { get: async () => undefined } as unknown as Cache;

function createBus() {
  const published: Message[] = [];
  const subscriptions: Subscription[] = [];
  const bus = {
    publish: async (message: Message) => void published.push(message),
    subscribe: async (subscription: Subscription) => void subscriptions.push(subscription),
  } as MessageBus;
  return { bus, published, subscriptions };
}

const message = { id: 'm', type: 'user.registered', traceparent: 'the request' } as Message;

describe('tracing that is off', () => {
  it('returns every part unchanged', async () => {
    const { bus } = createBus();
    const off = await startTracing({ service: 's', version: '1' });
    expect(off).toBeUndefined();
    expect(traceCache(cache, off)).toBe(cache);
    expect(traceBus(bus, off)).toBe(bus);
    expect(traceQueries(off)).toBeUndefined();
  });
});

describe('a traced part', () => {
  it('is a child of its caller, and reports its error', async () => {
    const failing = { get: () => Promise.reject(new Error('away')) } as unknown as Cache;
    const asked = runInContext({ traceparent: 'the request' }, () => traceCache(failing, tracing).get('key'));
    await expect(asked).rejects.toThrow('away');
    expect(spans).toMatchObject([{ name: 'cache get', parent: 'the request', error: new Error('away') }]);
  });

  it('traces statements with a parent span, without their values', () => {
    const tell = traceQueries(tracing);
    const query = { statement: 'select * from users where id = ?', milliseconds: 5 };
    tell?.(query);
    runInContext({ traceparent: 'the request' }, () => tell?.(query));
    expect(spans).toMatchObject([
      { name: 'sql select', parent: 'the request', attributes: { 'db.query.text': query.statement } },
    ]);
  });
});

describe('a message', () => {
  it('continues the trace of its cause, and passes it on to its consumers', async () => {
    const { bus, published, subscriptions } = createBus();
    const traced = traceBus(bus, tracing);
    const seen: unknown[] = [];
    const handle = async () => void seen.push(currentContext()?.traceparent);
    await traced.subscribe({ name: 'audit', types: [message.type], handle });
    await traced.publish(message);
    const [sent] = published;
    if (sent) await subscriptions[0]?.handle(sent);
    expect(spans).toMatchObject([
      { name: 'publish user.registered', kind: 'producer', parent: 'the request' },
      { name: 'process user.registered', kind: 'consumer', parent: 'publish user.registered 1' },
    ]);
    expect(seen).toEqual(['process user.registered 2']);
  });
});
