import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { once } from 'node:events';

export interface RawConnection {
  socket: Socket;
  /** All that the service has sent when the connection has ended, in good order or not. */
  received: Promise<string>;
}

/** Opens a connection, for requests that no client would send. */
export async function openConnection(url: string, sent = ''): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString()));
  socket.on('error', () => {});
  const received = new Promise<string>((resolve) => socket.once('close', () => resolve(text)));
  await once(socket, 'connect');
  socket.write(sent);
  return { socket, received };
}

/** Sends a text and returns all that the service answers until it ends the connection. */
export async function sendRaw(url: string, text: string): Promise<string> {
  return (await openConnection(url, text)).received;
}

/** The head of a registration with a body, and as much of the body as is given. */
export function registration(body: string, sent = body): string {
  return [
    'POST /api/v1/users HTTP/1.1',
    'host: x',
    'connection: close',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    sent,
  ].join('\r\n');
}
