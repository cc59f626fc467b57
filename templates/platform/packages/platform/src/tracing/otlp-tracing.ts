import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import {
  createTraceState,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
} from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Tracing } from './port.js';

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

const longestGoodbyeMs = 2_000;

/** Sends spans to an OpenTelemetry collector. The usual `OTEL_*` variables set sampling, batches and headers. */
export function createOtlpTracing(
  endpoint: string,
  { service, version }: { service: string; version: string },
): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer(service, version);

  return {
    start(spanName, { kind, parent, tracestate, attributes = {}, startedAt }) {
      const options = { kind: kinds[kind], attributes, ...(startedAt && { startTime: startedAt }) };
      const span = tracer.startSpan(spanName, options, contextOf(parent, tracestate));
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
        end({ name, attributes: late, error } = {}) {
          if (name) span.updateName(name);
          if (late) span.setAttributes(late);
          if (error !== undefined) {
            span.recordException(error instanceof Error ? error : inspect(error));
            span.setStatus({ code: SpanStatusCode.ERROR });
          }
          span.end();
        },
      };
    },
    async close() {
      const ended = provider.shutdown().catch(() => {});
      // An exporter whose collector is unavailable retries for longer than a shutdown may take.
      await Promise.race([ended, delay(longestGoodbyeMs, undefined, { ref: false })]);
    },
  };
}

function contextOf(parent: string | null | undefined, tracestate: string | undefined): Context {
  const [, traceId, spanId, flags = ''] = parent?.split('-') ?? [];
  if (!traceId || !spanId) return ROOT_CONTEXT;
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  const traceState = tracestate === undefined ? {} : { traceState: createTraceState(tracestate) };
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true, ...traceState });
}
