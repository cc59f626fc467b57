import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** A completely read response. */
export interface Response {
  status: number;
  body: string;
}

/** Sends a request on a new connection, because a port may belong to a different server than before. */
export async function ask(url: string, json?: object): Promise<Response> {
  const sent = request(url, {
    agent: false,
    ...(json && { method: 'POST', headers: { 'content-type': 'application/json' } }),
  });
  sent.end(json && JSON.stringify(json));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, body: await text(response) };
}
