import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';

/** A request and the response that answers it. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

/** The open connections of a server and the requests that are being answered on them. */
export interface Connections {
  readonly sockets: ReadonlySet<Socket>;
  /** Requests without a complete answer. */
  readonly exchanges: ReadonlySet<Exchange>;
  /** Connections since the server started. */
  accepted(): number;
  add(socket: Socket): void;
  /** Has the request answered, or keeps it back while requests are held. */
  take(exchange: Exchange, handle: () => void): void;
  /** Whether a request of the connection is being answered. */
  isBusy(socket: Socket): boolean;
  /** From now on every answer ends its connection. */
  drain(): void;
  /** Keeps requests back. */
  hold(): void;
  /** Has those answered that were kept back. */
  release(): void;
}

const latest = new WeakMap<Duplex, Exchange>();

/** The last request that came over a connection, answered or not. */
export function latestExchange(socket: Duplex): Exchange | undefined {
  return latest.get(socket);
}

/** Ends the connection with this answer, unless its headers are on their way. */
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

  /** Of pipelined requests the last one ends the connection: none that is being answered loses its answer. */
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
