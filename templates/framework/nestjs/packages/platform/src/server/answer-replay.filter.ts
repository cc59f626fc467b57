import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { StoredAnswer } from '../http/index.js';
import { replay } from './stored-answers-plugin.js';

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
