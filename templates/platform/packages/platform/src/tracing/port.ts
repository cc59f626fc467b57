/** Follows work across processes. Absent where tracing is off: nothing asks it, and nothing is loaded for it. */
export interface Tracing {
  start(name: string, options: SpanOptions): Span;
  /** Sends what has not been sent, for at most two seconds. */
  close(): Promise<void>;
}

export interface SpanOptions {
  kind: 'server' | 'client' | 'producer' | 'consumer' | 'internal';
  /** The span above, as a W3C `traceparent`; without one a new trace starts. */
  parent?: string | null | undefined;
  /** The W3C `tracestate` of the parent. */
  tracestate?: string | undefined;
  attributes?: Attributes;
  /** When it started, if not now: milliseconds since the epoch. */
  startedAt?: number;
}

/** Named as in OpenTelemetry's semantic conventions. */
export type Attributes = Readonly<Record<string, string | number>>;

export interface Span {
  /** Makes other spans, here or in another process, stand below this one. */
  readonly traceparent: string;
  /** @param end.error what the work ended with, when it failed */
  end(end?: { name?: string; attributes?: Attributes; error?: unknown }): void;
}
