import type { Operation } from './operation.js';

/** A GET that does not depend on its request: health, metrics, documents. */
export interface Endpoint {
  operation: Operation;
  answer: () => Promise<Answer>;
}

/** A response as it is sent. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string | Buffer;
}

/** A response that can be stored and replayed. */
export interface StoredAnswer extends Answer {
  body: string;
}

export function jsonAnswer(status: number, body: unknown): StoredAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}
