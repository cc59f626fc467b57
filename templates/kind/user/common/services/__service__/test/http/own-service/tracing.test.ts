import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json as readJson } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createClient } from '../../support/client.js';
import { newPerson } from '../../support/factories.js';
import { startService } from '../../support/service.js';
import type { RunningService } from '../../support/service.js';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: object }[];
}

interface Export {
  resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
}

const spans: Span[] = [];
let collector: Server;
let service: RunningService;

beforeAll(async () => {
  collector = createServer((request, response) => {
    void readJson(request).then((body) => {
      const { resourceSpans } = body as Export;
      spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans).flatMap((scope) => scope.spans));
      return response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const { port } = collector.address() as AddressInfo;
  service = await startService({
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    OTEL_BSP_SCHEDULE_DELAY: '50',
  });
});
afterAll(async () => {
  await service.stop();
  collector.close();
});

it('traces a request from the caller to the consumer of its event', async () => {
  const [traceId, callerId] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
  const headers = { traceparent: `00-${traceId}-${callerId}-01` };
  const json = newPerson();
  await createClient(service.url).request('POST', '/api/v1/users', { json, headers });

  const named = (name: string) => spans.find((span) => span.traceId === traceId && span.name === name);
  const found = await vi.waitFor(
    () => {
      const request = named('POST /api/v1/users');
      const publication = named('publish user.registered');
      const consumption = named('process user.registered');
      if (!request || !publication || !consumption) throw new Error('The trace is not complete yet');
      return { request, publication, consumption };
    },
    { timeout: 10_000 },
  );
  const { request, publication, consumption } = found;
  expect(request.parentSpanId).toBe(callerId);
  expect(request.attributes).toContainEqual({
    key: 'http.response.status_code',
    value: { intValue: 201 },
  });
  expect(publication.parentSpanId).toBe(request.spanId);
  expect(consumption.parentSpanId).toBe(publication.spanId);
  // Contains the statements of each, and no input.
  const parents = spans.map(({ parentSpanId }) => parentSpanId);
  expect(parents.filter((id) => id === request.spanId).length).toBeGreaterThan(1);
  expect(parents).toContain(consumption.spanId);
  expect(JSON.stringify(spans)).not.toContain(json.email);
});

it('logs the trace id', () => {
  const [{ traceId } = { traceId: '' }] = spans.filter(({ name }) => name === 'POST /api/v1/users');
  const line = service.log.find((text) => text.includes(traceId));
  expect(line).toMatch(/"msg":"Request answered"/);
});
