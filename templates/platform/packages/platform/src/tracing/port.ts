/** Traces work across processes. Absent while tracing is off. */
export interface Tracing {
  start(name: string, options: SpanOptions): Span;
  /** Flushes pending spans, for at most two seconds. */
  close(): Promise<void>;
}

export interface SpanOptions {
  kind: 'server' | 'client' | 'producer' | 'consumer' | 'internal';
  /** Parent span as a W3C `traceparent`; a new trace starts without one. */
  parent?: string | null | undefined;
  /** The W3C `tracestate` of the parent. */
  tracestate?: string | undefined;
  attributes?: Attributes;
  /** Start time in milliseconds since the epoch; now when omitted. */
  startedAt?: number;
}

/** Named as in OpenTelemetry's semantic conventions. */
export type Attributes = Readonly<Record<string, string | number>>;

export interface Span {
  /** Identifies this span as the parent of others, here or in another process. */
  readonly traceparent: string;
  /** @param end.error the error that the work failed with */
  end(end?: { name?: string; attributes?: Attributes; error?: unknown }): void;
}
