import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { StoredAnswer } from '../http/index.js';
import { replay } from './kept-answers-plugin.js';

/** Thrown instead of calling the handler: only a filter can respond with another status than the route's. */
export class KeptAnswer extends Error {
  constructor(readonly answer: StoredAnswer) {
    super('This request has been answered before');
  }
}

@Catch(KeptAnswer)
export class KeptAnswerFilter implements ExceptionFilter<KeptAnswer> {
  catch({ answer }: KeptAnswer, host: ArgumentsHost): void {
    void replay(host.switchToHttp().getResponse<FastifyReply>(), answer);
  }
}
