import { Writable } from 'node:stream';
import { createLogger, runInContext } from '@repo/platform/logging';
import { describe, expect, it } from 'vitest';

function capture() {
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const logger = createLogger({ NODE_ENV: 'production', LOG_LEVEL: 'info', service: 'test' }, destination);
  return { logger, lines };
}

describe('the log', () => {
  it('names the service, and the request and user of the context', () => {
    const { logger, lines } = capture();
    runInContext({ requestId: 'r', userId: 'u' }, () => logger.info('inside'));
    logger.info('outside');
    expect(lines).toMatchObject([
      { service: 'test', requestId: 'r', userId: 'u', msg: 'inside' },
      { msg: 'outside' },
    ]);
    expect(lines[1]).not.toHaveProperty('requestId');
  });

  it('holds no secret, down to two levels', () => {
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
});
