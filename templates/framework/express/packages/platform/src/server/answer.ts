import type { Request, RequestHandler, Response } from 'express';
import { timingHeaders } from '../http/index.js';
import type { Answer } from '../http/index.js';

export type AnswerRequest = (request: Request) => Promise<Answer>;

/** Sends the response of the route. */
export function answerWith(answer: AnswerRequest): RequestHandler {
  return async (request, response) => sendAnswer(request, response, await answer(request));
}

/**
 * Sends all responses. `response.send` is not used, because it changes content types and turns a response with an
 * `etag` into a 304.
 */
export async function sendAnswer(request: Request, response: Response, answer: Answer): Promise<void> {
  const { status, headers, body } = answer;
  await request.idempotent?.finish({ status, headers, body: String(body) });
  response.statusCode = status;
  setHeaders(response, headers);
  setHeaders(response, timingHeaders(performance.now() - request.active.startedAt));
  if (status === 204) {
    response.end();
  } else {
    response.setHeader('content-length', Buffer.byteLength(body));
    response.end(body);
  }
}

export function setHeaders(response: Response, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}
