import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import type { Socket } from 'node:net';
import { setImmediate as afterReading, setTimeout as delay } from 'node:timers/promises';
import type { Connections } from './connections.js';
import { connectionsOf } from './node-server.js';
import { failBody } from '../request/body.js';
import { RequestTimeoutError } from '../request/errors.js';

export interface StopSettings {
  SHUTDOWN_DELAY_SECONDS: number;
  SHUTDOWN_GRACE_SECONDS: number;
}

const pollMs = 10;
/** Grace period for an idle connection, whose client may just be sending a request. */
const lingerMs = 250;
/** Long enough for a few turns of the event loop on a busy machine. */
const longestHoldMs = 1_000;

/**
 * Serves requests with `connection: close` during the delay, then closes the listener and waits for the requests in
 * flight until the end of the grace period. Request bodies must arrive within half of it.
 */
export async function stopServer(server: Server, settings: StopSettings): Promise<void> {
  if (!server.listening) return;
  const connections = connectionsOf(server);
  connections.drain();
  const before = [...connections.exchanges];
  await delay(settings.SHUTDOWN_DELAY_SECONDS * 1000);

  const graceMs = settings.SHUTDOWN_GRACE_SECONDS * 1000;
  const end = performance.now() + graceMs;
  const half = end - graceMs / 2;
  // The listener stays open, so that load balancers can read the readiness endpoint.
  await until(() => !before.some((exchange) => connections.exchanges.has(exchange)), half);
  await closeListener(server, connections);
  await connectionsEnd(connections, half);
  stopWaitingForRequests(connections);
  await connectionsEnd(connections, end);
  server.closeAllConnections();
}

/**
 * Closes the listener at a moment without new connections, because the system resets connections that are not yet
 * accepted. Responses are held meanwhile, so that waiting clients do not open new connections.
 */
async function closeListener(server: Server, connections: Connections): Promise<void> {
  connections.hold();
  const end = performance.now() + longestHoldMs;
  let accepted: number;
  do {
    accepted = connections.accepted();
    await turn();
  } while (accepted !== connections.accepted() && performance.now() < end);
  // `close` of the HTTP server would close idle connections immediately and stop checking timeouts.
  NetServer.prototype.close.call(server);
  connections.release();
}

/** Resolves when no connection is left, or at `end`. Closes idle connections. */
async function connectionsEnd(connections: Connections, end: number): Promise<void> {
  const quiet = new Map<Socket, { bytes: number; since: number }>();
  const closeQuiet = (socket: Socket): void => {
    const now = performance.now();
    const seen = quiet.get(socket);
    if (!seen || seen.bytes !== socket.bytesRead || connections.isBusy(socket))
      quiet.set(socket, { bytes: socket.bytesRead, since: now });
    else if (now - seen.since > lingerMs) socket.destroy();
  };
  await until(() => {
    for (const socket of connections.sockets) closeQuiet(socket);
    return connections.sockets.size === 0;
  }, end);
}

/** Closes connections without a request in flight, and fails requests whose bodies have not arrived. */
function stopWaitingForRequests(connections: Connections): void {
  for (const socket of connections.sockets) if (!connections.isBusy(socket)) socket.destroy();
  for (const { request } of connections.exchanges)
    if (!request.complete) failBody(request, new RequestTimeoutError());
}

async function until(isDone: () => boolean, end: number): Promise<void> {
  while (!isDone() && performance.now() < end) await turn();
}

/** Waits until the event loop has read pending data, so that `isBusy` includes requests that have just arrived. */
async function turn(): Promise<void> {
  await delay(pollMs);
  await afterReading();
}
