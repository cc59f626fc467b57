import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';

/** A request and its response. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

/** The open connections of a server and their requests in flight. */
export interface Connections {
  readonly sockets: ReadonlySet<Socket>;
  /** Requests in flight. */
  readonly exchanges: ReadonlySet<Exchange>;
  /** Number of connections accepted since the server started. */
  accepted(): number;
  add(socket: Socket): void;
  /** Handles the request, or queues it while requests are held. */
  take(exchange: Exchange, handle: () => void): void;
  /** Returns whether the connection has a request in flight. */
  isBusy(socket: Socket): boolean;
  /** Makes every following response close its connection. */
  drain(): void;
  /** Queues new requests until `release`. */
  hold(): void;
  /** Handles the queued requests. */
  release(): void;
}

const latest = new WeakMap<Duplex, Exchange>();

/** Returns the latest request of a connection, answered or not. */
export function latestExchange(socket: Duplex): Exchange | undefined {
  return latest.get(socket);
}

/** Closes the connection after this response, unless its headers were already sent. */
export function closeAfter({ response }: Exchange): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

export function createConnections(): Connections {
  const sockets = new Set<Socket>();
  const exchanges = new Set<Exchange>();
  let accepted = 0;
  let draining = false;
  let held: (() => void)[] | undefined;

  const isOpen = (exchange: Exchange | undefined): exchange is Exchange =>
    exchange !== undefined && exchanges.has(exchange);

  /** Closes the connection with the last of pipelined requests, so that no response is lost. */
  const endWithLast = (exchange: Exchange, previous: Exchange | undefined): void => {
    if (isOpen(previous) && !previous.response.headersSent) previous.response.removeHeader('connection');
    closeAfter(exchange);
  };

  return {
    sockets,
    exchanges,
    accepted: () => accepted,
    add(socket) {
      accepted += 1;
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    },
    take(exchange, handle) {
      const { request, response } = exchange;
      const previous = latest.get(request.socket);
      latest.set(request.socket, exchange);
      exchanges.add(exchange);
      response.once('close', () => exchanges.delete(exchange));
      if (draining) endWithLast(exchange, previous);
      if (held) held.push(handle);
      else handle();
    },
    isBusy: (socket) => isOpen(latest.get(socket)),
    drain() {
      draining = true;
      for (const socket of sockets) {
        const exchange = latest.get(socket);
        if (isOpen(exchange)) closeAfter(exchange);
      }
    },
    hold: () => void (held ??= []),
    release() {
      const waiting = held ?? [];
      held = undefined;
      for (const handle of waiting) handle();
    },
  };
}
