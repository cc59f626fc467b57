import { Agent, get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';

export interface PolledAnswer {
  status: number;
  connection: string | undefined;
  /** Result of `mark` at the time of the request. */
  mark: boolean;
}

/** Requests a URL in a loop over a keep-alive connection until an error; `ECONNREFUSED` is the expected one. */
export async function pollUntilRefused(
  url: string,
  mark: () => boolean,
): Promise<{ answers: PolledAnswer[]; error: string }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const answers: PolledAnswer[] = [];
  try {
    for (;;) {
      const marked = mark();
      const [answer] = (await once(get(url, { agent }), 'response')) as [IncomingMessage];
      await once(answer.resume(), 'end');
      answers.push({ status: answer.statusCode ?? 0, connection: answer.headers.connection, mark: marked });
    }
  } catch (error) {
    return { answers, error: String((error as NodeJS.ErrnoException).code) };
  } finally {
    agent.destroy();
  }
}
