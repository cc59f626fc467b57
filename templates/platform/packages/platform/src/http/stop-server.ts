import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import type { Socket } from 'node:net';
import { setImmediate as afterReading, setTimeout as delay } from 'node:timers/promises';
import type { Connections } from './connections.js';
import { connectionsOf } from './node-server.js';
import { failBody } from './read-body.js';
import { RequestTimeoutError } from './request-errors.js';

export interface StopSettings {
  SHUTDOWN_DELAY_SECONDS: number;
  SHUTDOWN_GRACE_SECONDS: number;
}

const pollMs = 10;
/** How long a connection without a request is kept: the client may just be sending one. */
const lingerMs = 250;
const longestHoldMs = 200;

/**
 * Serves on for the delay, every answer with `connection: close`, then closes the listener and lets the requests in
 * flight finish within the grace period. Bodies have half of it to arrive.
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
  // Still listening: readiness has to be seen by those who route requests.
  await until(() => !before.some((exchange) => connections.exchanges.has(exchange)), half);
  await closeListener(server, connections);
  await connectionsEnd(connections, half);
  stopWaitingForRequests(connections);
  await connectionsEnd(connections, end);
  server.closeAllConnections();
}

/**
 * Closes the listener while nobody is connecting: the system resets connections that the process has not accepted.
 * Clients that are kept waiting for an answer open no new ones.
 */
async function closeListener(server: Server, connections: Connections): Promise<void> {
  connections.hold();
  const end = performance.now() + longestHoldMs;
  let accepted: number;
  do {
    accepted = connections.accepted();
    await turn();
  } while (accepted !== connections.accepted() && performance.now() < end);
  // Not that of the HTTP server, which cuts idle connections at once and stops checking timeouts.
  NetServer.prototype.close.call(server);
  connections.release();
}

/** Resolves when no connection is left, or at the end. Those that rest are closed. */
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

/** Ends connections on which nothing is being answered, and answers requests whose bodies have not arrived. */
function stopWaitingForRequests(connections: Connections): void {
  for (const socket of connections.sockets) if (!connections.isBusy(socket)) socket.destroy();
  for (const { request } of connections.exchanges)
    if (!request.complete) failBody(request, new RequestTimeoutError());
}

async function until(isDone: () => boolean, end: number): Promise<void> {
  while (!isDone() && performance.now() < end) await turn();
}

/** Ends after whatever has arrived has been read: a request that waits in a socket makes it busy. */
async function turn(): Promise<void> {
  await delay(pollMs);
  await afterReading();
}
