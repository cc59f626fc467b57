import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Metrics } from './metrics.js';

export interface OpsServer {
  close(): Promise<void>;
}

/** Serves `/metrics`, and nothing else, on a port that the world does not reach. */
export async function startOpsServer(
  metrics: Metrics,
  address: { host: string; port: number },
): Promise<OpsServer> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics.expose().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(503).end(),
    );
  });
  server.listen(address.port, address.host);
  await once(server, 'listening');
  return {
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
