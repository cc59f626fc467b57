import { Catch, Injectable } from '@nestjs/common';
import type {
  ArgumentsHost,
  CallHandler,
  ExceptionFilter,
  ExecutionContext,
  NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import { querySchema, SettledAnswer, validateBody, validateQuery } from '../http/index.js';
import type { StoredAnswer } from '../http/index.js';
import { beginIdempotent, replay, setAnswer } from './stored-answers-plugin.js';

/** Replays the stored response for a repeated request. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();

    // Validates here, because pipes run later and an invalid request must not claim a key.
    const { operation } = request.active;
    const body = operation?.body && validateBody(operation.body, request.body);
    validateQuery(querySchema(operation ?? {}), request.query);
    const stored = await beginIdempotent(request, body);
    if (stored) throw new AnswerReplay(stored);
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(map((answer) => bodyOf(answer, reply)));
  }
}

function bodyOf(answer: unknown, reply: FastifyReply): unknown {
  if (!(answer instanceof SettledAnswer)) return answer;
  setAnswer(reply, answer);
  return answer.body;
}

/** Thrown instead of calling the handler: only a filter can respond with another status than the route's. */
export class AnswerReplay extends Error {
  constructor(readonly answer: StoredAnswer) {
    super('The request is answered with a stored response');
  }
}

@Catch(AnswerReplay)
export class AnswerReplayFilter implements ExceptionFilter<AnswerReplay> {
  catch({ answer }: AnswerReplay, host: ArgumentsHost): void {
    void replay(host.switchToHttp().getResponse<FastifyReply>(), answer);
  }
}
