import type { StopSettings } from './stop-server.js';

/** A server whose requests are answered, whatever framework does it. */
export interface HttpServer {
  /** Resolves when connections are taken; the log says where. */
  listen(address: { host: string; port: number }): Promise<void>;
  /** Lets the requests in flight finish, and resolves when the last connection has ended. */
  stop(settings: StopSettings): Promise<void>;
}

/** The line of the log by which people and tests know that the service is up. */
export function listeningOn(address: string): string {
  return `Listening on ${address}`;
}
