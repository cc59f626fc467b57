import { once } from 'node:events';
import { createServer as createNodeServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clientErrorHandler, listeningOn } from '../http/index.js';
import type { HttpConventions, HttpServer } from '../http/index.js';
import { createApp } from './app.js';
import type { Served } from './app.js';

/** Longer than the minute for which load balancers keep a connection that rests, or they would lose requests. */
const keepAliveMs = 72_000;
const closingPollMs = 50;

export async function createServer(conventions: HttpConventions, served: Served): Promise<HttpServer> {
  const server = createNodeServer(createApp(conventions, served));
  server.keepAliveTimeout = keepAliveMs;
  server.on('clientError', clientErrorHandler);
  return {
    async listen({ host, port }) {
      server.listen(port, host);
      await once(server, 'listening');
      conventions.logger.info(listeningOn(urlOf(server)));
    },
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      // Connections that were busy when the server closed would rest for as long as they are kept alive.
      const ending = setInterval(() => server.closeIdleConnections(), closingPollMs);
      await closed;
      clearInterval(ending);
    },
    closeAllConnections: () => server.closeAllConnections(),
  };
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
