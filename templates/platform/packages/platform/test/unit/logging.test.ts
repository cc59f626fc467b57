import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { createLogger, runInContext } from '@repo/platform/logging';
import type { ErrorHook, LogContext } from '@repo/platform/logging';
import { describe, expect, it } from 'vitest';

function capture(onError?: ErrorHook) {
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const logger = createLogger(
    { NODE_ENV: 'production', LOG_LEVEL: 'info', service: 'test' },
    { destination, ...(onError && { onError }) },
  );
  return { logger, lines };
}

describe('the log', () => {
  it('contains the service, the request id and the user id', () => {
    const { logger, lines } = capture();
    runInContext({ requestId: 'r', userId: 'u' }, () => logger.info('inside'));
    logger.info('outside');
    expect(lines).toMatchObject([
      { service: 'test', requestId: 'r', userId: 'u', msg: 'inside' },
      { msg: 'outside' },
    ]);
    expect(lines[1]).not.toHaveProperty('requestId');
  });

  it('redacts secrets, down to two levels', () => {
    const { logger, lines } = capture();
    logger.info({
      password: 'hidden',
      body: { newPassword: 'hidden', tokens: { refreshToken: 'hidden', tokenType: 'Bearer' } },
      request: { headers: { authorization: 'hidden', accept: 'text/html' } },
    });
    expect(JSON.stringify(lines)).not.toContain('hidden');
    expect(JSON.stringify(lines)).toContain('Bearer');
    expect(JSON.stringify(lines)).toContain('text/html');
  });

  it('contains the trace id', () => {
    const { logger, lines } = capture();
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    runInContext({ traceparent }, () => logger.info('inside'));
    expect(lines[0]).toMatchObject({ traceId: '0af7651916cd43dd8448eb211c80319c' });
    expect(lines[0]).not.toHaveProperty('traceparent');
  });

  it('passes every error to the hook with its context', () => {
    const heard: [unknown, LogContext | undefined][] = [];
    const { logger, lines } = capture((...words) => heard.push(words));
    const error = new Error('broken');
    runInContext({ requestId: 'r' }, () => logger.error({ err: error }, 'It broke'));
    logger.fatal(error);
    logger.warn({ err: error }, 'Not that bad');
    logger.error('Nothing was thrown');
    expect(heard).toEqual([
      [error, { requestId: 'r' }],
      [error, undefined],
    ]);
    expect(lines).toHaveLength(4);
  });

  it('writes a copy to a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'log-'));
    const LOG_FILE = join(folder, 'logs', 'service.log');
    const logger = createLogger({ NODE_ENV: 'production', LOG_LEVEL: 'info', LOG_FILE, service: 'test' });
    logger.info('kept');
    logger.debug('not kept');
    const lines = readFileSync(LOG_FILE, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ service: 'test', msg: 'kept' }]);
    rmSync(folder, { recursive: true });
  });
});
