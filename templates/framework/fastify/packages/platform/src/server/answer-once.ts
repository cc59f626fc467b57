import type { FastifyReply } from 'fastify';
import type { Outcome } from '../database/port.js';
import { createAnswerOnce } from '../http/index.js';
import type { AnyReply, Operation } from '../http/index.js';
import { setAnswer } from './stored-answers-plugin.js';

/**
 * Answers a request to an idempotent operation, and records the response in the transaction of its effect.
 * @param toReply runs inside the transaction: an error rolls it back
 * @param perform passes the outcome to the unit of work
 */
export async function answerOnce<const T extends Operation & { idempotent: true }, Result>(
  operation: T,
  reply: FastifyReply,
  toReply: (result: Result) => AnyReply<T>,
  perform: (outcome: Outcome<Result>) => Promise<unknown>,
): Promise<FastifyReply> {
  const { idempotent } = reply.request;
  if (!idempotent) throw new Error(`${operation.id} is not an idempotent operation`);
  const answer = await createAnswerOnce(operation, idempotent)(toReply, perform);
  return setAnswer(reply, answer).send(answer.body);
}
