import type { Outcome } from '../../database/port.js';
import type { AnyReply, StoredAnswer, UncheckedReply } from './answer.js';
import type { IdempotentRequest } from './idempotency.js';
import type { Operation } from '../contract/operation.js';
import { toAnswer } from './answer.js';

/** A response that was recorded in the transaction of its effect. Only `AnswerOnce` returns one. */
export class SettledAnswer implements StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Makes the type nominal. */
  protected readonly isSettled = true;

  constructor({ status, headers, body }: StoredAnswer) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}

/**
 * Answers a request to an idempotent operation, and records the response in the transaction of its effect.
 * @param toReply runs inside the transaction: an error rolls it back
 * @param perform passes the outcome to the unit of work
 */
export type AnswerOnce<T extends Operation> = <Result>(
  toReply: (result: Result) => AnyReply<T>,
  perform: (outcome: Outcome<Result>) => Promise<unknown>,
) => Promise<SettledAnswer>;

export function createAnswerOnce<T extends Operation>(
  operation: T,
  request: Pick<IdempotentRequest, 'settle'>,
): AnswerOnce<T> {
  return async (toReply, perform) => {
    let recorded: StoredAnswer[] = [];
    await perform({
      async record(result, outcomes) {
        const answer = toAnswer(operation, toReply(result) as UncheckedReply);
        await request.settle(answer, outcomes);
        recorded = [answer];
      },
    });
    const [answer] = recorded;
    if (!answer) throw new Error(`${operation.id} does not pass the outcome to the unit of work`);
    return new SettledAnswer(answer);
  };
}
