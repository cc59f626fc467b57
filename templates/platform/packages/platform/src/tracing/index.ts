import { z } from 'zod';
import type { Tracing } from './port.js';

export type { Attributes, Span, SpanOptions, Tracing } from './port.js';
export { inSpan, traceBus, traceCache, traceQueries } from './traced-parts.js';

export const tracingSettings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'is not an address such as http://127.0.0.1:4318' })
    .optional(),
};

/**
 * Starts tracing to the configured collector. Returns `undefined`, without loading OpenTelemetry, when none is
 * configured.
 */
export async function startTracing(settings: {
  service: string;
  version: string;
  OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
}): Promise<Tracing | undefined> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = settings;
  if (endpoint === undefined) return undefined;
  const { createOtlpTracing } = await import('./otlp-tracing.js');
  return createOtlpTracing(endpoint, settings);
}
