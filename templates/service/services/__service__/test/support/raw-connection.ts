import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { once } from 'node:events';

export interface RawConnection {
  socket: Socket;
  /** All data received, when the connection is closed or has failed. */
  received: Promise<string>;
}

/** Opens a raw connection, for requests that HTTP clients cannot send. */
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

/** Sends a text and returns everything received until the connection ends. */
export async function sendRaw(url: string, text: string): Promise<string> {
  return (await openConnection(url, text)).received;
}

/** Returns the raw head of a registration with this body, and the given part of the body. */
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
