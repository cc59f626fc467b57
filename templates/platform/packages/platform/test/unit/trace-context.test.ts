import { traceContextOf } from '@repo/platform/http';
import { describe, expect, it } from 'vitest';

const [traceId, parentId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
const valid = `00-${traceId}-${parentId}-01`;
const of = (traceparent: string, tracestate?: string) =>
  traceContextOf({ traceparent, ...(tracestate !== undefined && { tracestate }) });

describe('the trace context', () => {
  it.each([
    [valid, valid],
    [`00-${traceId}-${parentId}-00`, `00-${traceId}-${parentId}-00`],
    [`00-${traceId}-${parentId}-ff`, valid],
    [`00-${traceId}-${parentId}-0a`, `00-${traceId}-${parentId}-00`],
    [`01-${traceId}-${parentId}-01`, valid],
    [`cc-${traceId}-${parentId}-01-what-the-future-brings`, valid],
  ])('reads %s', (header, expected) => {
    expect(of(header)).toEqual({ traceparent: expected });
  });

  it.each([
    '',
    `ff-${traceId}-${parentId}-01`,
    `00-${traceId}-${parentId}-01-more`,
    `01-${traceId}-${parentId}-01more`,
    `00-${'0'.repeat(32)}-${parentId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId.toUpperCase()}-${parentId}-01`,
    `00-${traceId}-${parentId}-1`,
    `0-${traceId}-${parentId}-01`,
    `${valid}, ${valid}`,
  ])('ignores %s', (header) => {
    expect(of(header, 'vendor=1')).toBeUndefined();
  });

  it.each([
    ['rojo=00f067aa0ba902b7,congo=t61rcWkgMzE', 'rojo=00f067aa0ba902b7,congo=t61rcWkgMzE'],
    [' rojo=1 ,\t, fw529a3039@dt=FfAaZz ', 'rojo=1,fw529a3039@dt=FfAaZz'],
    ['', undefined],
    ['rojo', undefined],
    ['Rojo=1', undefined],
    ['rojo=1,rojo=2', undefined],
    [Array.from({ length: 33 }, (_, index) => `k${index}=1`).join(','), undefined],
  ])('passes on the state %s as %s', (header, expected) => {
    expect(of(valid, header)).toEqual({
      traceparent: valid,
      ...(expected !== undefined && { tracestate: expected }),
    });
  });
});
