import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createNodeServer, stopServer } from '@repo/platform/http';
import { describe, expect, it, vi } from 'vitest';

const settings = { SHUTDOWN_DELAY_SECONDS: 0, SHUTDOWN_GRACE_SECONDS: 3_600 };

/** Starts a server whose responses the test sends. */
async function startServer() {
  const responses: ServerResponse[] = [];
  const server = createNodeServer((_request, response) => void responses.push(response), 30);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, responses, open: () => connect(port, '127.0.0.1') };
}

const get = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';

describe('stopping a server', () => {
  it('answers every pipelined request, and ends the connection with the last', async () => {
    const { server, responses, open } = await startServer();
    const socket = open();
    const received = text(socket);
    socket.write(get + get);
    await vi.waitFor(() => expect(responses).toHaveLength(2));
    const stopped = stopServer(server, settings);
    responses[0]?.end('first');
    responses[1]?.end('second');
    await stopped;
    expect((await received).match(/first|second|connection: \S+/gi)).toEqual([
      'Connection: keep-alive',
      'first',
      'connection: close',
      'second',
    ]);
  });

  it('answers a request that arrives on a connection kept alive', async () => {
    const { server, responses, open } = await startServer();
    const [idle, busy] = [open(), open()];
    await Promise.all([once(idle, 'connect'), once(busy, 'connect')]);
    busy.write(get);
    await vi.waitFor(() => expect(responses).toHaveLength(1));
    const stopped = stopServer(server, settings);
    const received = text(idle);
    idle.write(get);
    await vi.waitFor(() => expect(responses).toHaveLength(2));
    for (const response of responses) response.end();
    expect(await received).toContain('connection: close');
    await stopped;
  });

  it('closes connections without a request', async () => {
    const { server, open } = await startServer();
    const sockets = [open(), open()];
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    sockets[1]?.write('GET / HT');
    const closed = Promise.all(sockets.map((socket) => once(socket.resume(), 'close')));
    await stopServer(server, settings);
    await closed;
    expect(server.listening).toBe(false);
  });

  it('ends at once when the server does not listen', async () => {
    const server = createNodeServer(() => {}, 30);
    await stopServer(server, { ...settings, SHUTDOWN_DELAY_SECONDS: 3_600 });
    expect(server.listening).toBe(false);
  });
});
