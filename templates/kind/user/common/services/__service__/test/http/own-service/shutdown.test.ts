import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { newPerson } from '../../support/factories.js';
import { pollUntilRefused } from '../../support/polling-clients.js';
import { openConnection, registration } from '../../support/raw-connection.js';
import { startService } from '../../support/service.js';
import type { RunningService } from '../../support/service.js';

let running: RunningService | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const readiness = (url: string) => async () => (await fetch(`${url}/health/ready`)).status;

describe('stopping', () => {
  it('turns readiness off, finishes requests in flight and exits with 0', async () => {
    running = await startService();
    const { url, process } = running;
    const exited = once(process, 'exit');
    const body = JSON.stringify(newPerson());
    const { socket, received } = await openConnection(url, registration(body, body.slice(0, 9)));
    await expect.poll(readiness(url)).toBe(200);

    process.kill('SIGTERM');
    await expect.poll(readiness(url)).toBe(503);
    const live = await fetch(`${url}/health/live`);
    expect([live.status, live.headers.get('connection')]).toEqual([200, 'close']);

    socket.write(body.slice(9));
    expect(await received).toMatch(/^HTTP\/1\.1 201 /);
    expect(await exited).toEqual([0, null]);
  });

  it('does not wait for a disconnected client, nor for connections without a request', async () => {
    running = await startService({ SHUTDOWN_GRACE_SECONDS: '3600' });
    const { url, process, log } = running;
    const exited = once(process, 'exit');
    await openConnection(url);
    await openConnection(url, 'GET /health/live HTTP/1.1\r\nho');
    const { socket } = await openConnection(url, registration('{}', '{'));
    await expect.poll(readiness(url)).toBe(200);
    socket.destroy();
    process.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(log.some((line) => line.includes('"status":499'))).toBe(true);
  });

  it('resets no connection under load, and ends even if some clients never finish', async () => {
    running = await startService({ SHUTDOWN_DELAY_SECONDS: '2', SHUTDOWN_GRACE_SECONDS: '4' });
    const { url, process } = running;
    const exited = once(process, 'exit');
    let draining = false;
    const clients = Array.from({ length: 20 }, () =>
      pollUntilRefused(`${url}/api/v1/users/me`, () => draining),
    );
    for (let time = 0; time < 5; time += 1) {
      await openConnection(url);
      await openConnection(url, 'GET /health/live HTTP/1.1\r\nhost: x\r\nx-half');
    }
    const slow = await openConnection(url, registration('{"email":', '{'));
    await expect.poll(readiness(url)).toBe(200);

    process.kill('SIGTERM');
    await expect.poll(readiness(url)).toBe(503);
    draining = true;
    const results = await Promise.all(clients);
    expect(results.map(({ error }) => error)).toEqual(results.map(() => 'ECONNREFUSED'));
    const answers = results.flatMap((result) => result.answers);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    const late = answers.filter(({ mark }) => mark);
    expect(new Set(late.map(({ connection }) => connection))).toEqual(new Set(['close']));
    expect(await slow.received).toMatch(/^HTTP\/1\.1 408 [^]*"code":"request_timeout"/);
    expect(await exited).toEqual([0, null]);
  });
});

describe('a closed standard output', () => {
  it('does not block the shutdown', async () => {
    running = await startService();
    const exited = once(running.process, 'exit');
    running.process.stdout?.destroy();
    running.process.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });
});
