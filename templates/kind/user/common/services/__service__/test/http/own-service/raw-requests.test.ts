import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConnection, registration, sendRaw } from '../../support/raw-connection.js';
import { startService } from '../../support/service.js';
import type { RunningService } from '../../support/service.js';

let service: RunningService;
beforeAll(async () => {
  service = await startService({ REQUEST_TIMEOUT_SECONDS: '1' });
});
afterAll(() => service.stop());

/** Parses a raw response: status, body and the common headers. */
function parse(answer: string) {
  const [head = '', body = '', ...more] = answer.split('\r\n\r\n');
  const [statusLine, ...lines] = head.split('\r\n');
  const headers = new Headers(lines.map((line) => line.split(': ', 2) as [string, string]));
  return {
    statusLine,
    mediaType: headers.get('content-type'),
    sniffing: headers.get('x-content-type-options'),
    requestId: headers.get('x-request-id'),
    timing: headers.get('server-timing'),
    body: JSON.parse(body),
    more,
  };
}

describe('a request that does not reach the framework', () => {
  const tooLong = `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`;
  const chunked = 'content-type: application/json\r\ntransfer-encoding: chunked';
  it.each([
    ['nonsense', 'nonsense\r\n\r\n', 400, 'malformed_request'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400, 'malformed_request'],
    ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 'malformed_request'],
    ['a tunnel', 'CONNECT x:443 HTTP/1.1\r\nhost: x:443\r\n\r\n', 405, 'method_not_allowed'],
    [
      'an expectation',
      'GET / HTTP/1.1\r\nhost: x\r\nexpect: foo\r\nconnection: close\r\n\r\n',
      417,
      'expectation_failed',
    ],
    ['oversized headers', tooLong, 431, 'headers_too_large'],
    [
      'a bad chunk',
      `POST /api/v1/users HTTP/1.1\r\nhost: x\r\n${chunked}\r\n\r\nZZ\r\n`,
      400,
      'malformed_request',
    ],
    ['slow headers', 'GET /health/live HTTP/1.1\r\nhos', 408, 'request_timeout'],
    ['a slow body', registration('{"email":', '{'), 408, 'request_timeout'],
  ])('gets a problem document for %s', async (_what, sent, status, code) => {
    const answer = parse(await sendRaw(service.url, sent));
    expect(answer).toEqual({
      statusLine: expect.stringMatching(new RegExp(`^HTTP/1\\.1 ${status} `)),
      mediaType: 'application/problem+json',
      sniffing: 'nosniff',
      requestId: answer.body.requestId,
      timing: expect.stringMatching(/^app;dur=\d/),
      body: expect.objectContaining({ status, code, instance: expect.any(String) }),
      more: [],
    });
  });
});

describe('an answer', () => {
  const live = 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n';
  const me = 'GET /api/v1/users/me HTTP/1.1\r\nhost: x\r\n\r\n';

  it('precedes the rejection of the data after its request', async () => {
    const received = await sendRaw(service.url, `${me}${live}garbage\r\n\r\nmore garbage`);
    expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 401', 'HTTP/1.1 200', 'HTTP/1.1 400']);
  });

  it('ignores a protocol upgrade', async () => {
    const sent = live.replace('\r\n\r\n', '\r\nconnection: upgrade, close\r\nupgrade: h2c\r\n\r\n');
    expect(await sendRaw(service.url, sent)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('closes the connection of an HTTP/1.0 client', async () => {
    const { received } = await openConnection(service.url, 'GET /health/live HTTP/1.0\r\n\r\n');
    expect(await received).toMatch(/^HTTP\/1\.1 200 [^]*connection: close/i);
  });
});
