import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clientErrorHandler, createNodeServer, listeningOn, stopServer } from '../http/index.js';
import type { HttpConventions, HttpServer } from '../http/index.js';
import { createApp } from './app.js';
import type { Served } from './app.js';

export async function createServer(conventions: HttpConventions, served: Served): Promise<HttpServer> {
  const server = createNodeServer(createApp(conventions, served), conventions.requestTimeoutSeconds);
  server.on('clientError', clientErrorHandler);
  return {
    async listen({ host, port }) {
      server.listen(port, host);
      await once(server, 'listening');
      conventions.logger.info(listeningOn(urlOf(server)));
    },
    async stop(settings) {
      await stopServer(server, settings);
      server.close();
    },
  };
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
