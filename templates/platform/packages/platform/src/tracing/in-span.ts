import { currentContext, runInContext } from '../logging/index.js';
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
