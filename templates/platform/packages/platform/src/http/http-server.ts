import type { StopSettings } from './stop-server.js';

/** The HTTP server, independent of the framework. */
export interface HttpServer {
  /** Resolves when the server accepts connections; logs its address. */
  listen(address: { host: string; port: number }): Promise<void>;
  /** Waits for the requests in flight, and resolves when the last connection is closed. */
  stop(settings: StopSettings): Promise<void>;
}

/** The log line by which people and tests recognize a started service. */
export function listeningOn(address: string): string {
  return `Listening on ${address}`;
}
