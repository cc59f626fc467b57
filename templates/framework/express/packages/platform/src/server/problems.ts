import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { NotFoundError } from '../errors/index.js';
import {
  answerWithProblem,
  describesAnswer,
  MethodNotAllowedError,
  optionsHeaders,
  toProblem,
} from '../http/index.js';
import type { HttpConventions } from '../http/index.js';
import type { Logger } from '../logging/index.js';
import { sendAnswer } from './answer.js';

/** Handles unmatched requests: 404, 405 or OPTIONS. */
export function answerUnrouted({ routes }: Pick<HttpConventions, 'routes'>): RequestHandler {
  return async (request, response) => {
    const methods = routes.methodsOf(request.active.path);
    if (methods.length === 0) throw new NotFoundError();
    if (request.method !== 'OPTIONS') throw new MethodNotAllowedError(methods);
    const headers = optionsHeaders(methods, response.hasHeader('access-control-allow-origin'));
    await sendAnswer(request, response, { status: 204, headers, body: '' });
  };
}

/** Converts every error, including those of Express, to a problem document. */
export function answerProblem({ logger }: Pick<HttpConventions, 'logger'>): ErrorRequestHandler {
  return async (error, request, response, _next) => {
    if (response.headersSent) {
      logger.error({ err: error }, 'Request failed after its response had started');
      answerWithProblem(request, response, error);
      return;
    }
    await sendProblem(error, request, response, logger);
  };
}

async function sendProblem(
  error: unknown,
  request: Request,
  response: Response,
  logger: Logger,
): Promise<void> {
  const { status, headers, body } = toProblem(fromExpress(error), {
    path: request.active.path,
    requestId: request.active.id,
  });
  if (status >= 500) logger.error({ err: error }, 'Request failed');
  for (const name of response.getHeaderNames()) if (describesAnswer(name)) response.removeHeader(name);
  await sendAnswer(request, response, { status, headers, body: JSON.stringify(body) });
}

/** A path whose parameters cannot be decoded does not exist. */
function fromExpress(error: unknown): unknown {
  return error instanceof URIError ? new NotFoundError() : error;
}
