import { currentContext, runInContext } from '../logging/index.js';
import type { SpanOptions, Tracing } from './port.js';

/** Runs work as a span, by default below the current one; what the work causes stands below it. */
export async function inSpan<T>(
  tracing: Tracing,
  name: string,
  options: SpanOptions,
  work: () => Promise<T>,
): Promise<T> {
  const current = currentContext();
  const span = tracing.start(name, { parent: current?.traceparent, ...options });
  try {
    const result = await runInContext({ ...current, traceparent: span.traceparent }, work);
    span.end();
    return result;
  } catch (error) {
    span.end({ error });
    throw error;
  }
}
