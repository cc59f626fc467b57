import type { IncomingHttpHeaders } from 'node:http';

/** The trace of a request, in the form in which it is passed on (W3C Trace Context). */
export interface TraceContext {
  traceparent: string;
  tracestate?: string;
}

/** Versions above 00 may have further fields; ff is invalid. */
const wellFormed = /^(?!ff)([\da-f]{2})-((?!0{32})[\da-f]{32})-((?!0{16})[\da-f]{16})-([\da-f]{2})(-.*)?$/;
const sampled = 0x01;

/**
 * Returns the trace of a request as version 00, with the only flag of this version; `undefined` without a valid
 * `traceparent`. An invalid `tracestate` is dropped.
 */
export function traceContextOf(headers: IncomingHttpHeaders): TraceContext | undefined {
  const [, version, traceId, parentId, flags = '', rest] =
    wellFormed.exec(single(headers['traceparent'])) ?? [];
  if (version === undefined || (version === '00' && rest !== undefined)) return undefined;
  const known = (Number.parseInt(flags, 16) & sampled).toString().padStart(2, '0');
  const tracestate = tracestateOf(single(headers['tracestate']));
  return { traceparent: `00-${traceId}-${parentId}-${known}`, ...(tracestate && { tracestate }) };
}

function single(header: string | string[] | undefined): string {
  return [header ?? ''].flat().join(',');
}

const maxMembers = 32;
const member =
  /^([a-z\d][a-z\d_\-*/@]{0,255})=[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]$/;

function tracestateOf(header: string): string | undefined {
  const members = header
    .split(',')
    .map((text) => text.replaceAll(/^[ \t]+|[ \t]+$/g, ''))
    .filter((text) => text !== '');
  const keys = members.map((text) => member.exec(text)?.[1]);
  const valid = !keys.includes(undefined) && new Set(keys).size === keys.length && keys.length <= maxMembers;
  return valid && members.length > 0 ? members.join(',') : undefined;
}
