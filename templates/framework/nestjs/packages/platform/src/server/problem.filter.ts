import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AuthenticationError,
  AuthorizationError,
  ConflictError,
  MalformedRequestError,
  NotFoundError,
} from '../errors/index.js';
import { sendProblem } from './problems.js';

/** Converts every error, including those of Nest, to a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const known = error instanceof HttpException ? fromNest(error) : error;
    void sendProblem(known, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

function fromNest(error: HttpException): unknown {
  switch (error.getStatus()) {
    case 400:
      return new MalformedRequestError('malformed_request', error.message);
    case 401:
      return new AuthenticationError('unauthenticated', error.message);
    case 403:
      return new AuthorizationError(error.message);
    case 404:
      return new NotFoundError();
    case 409:
      return new ConflictError('conflict', error.message);
    default:
      return error;
  }
}
