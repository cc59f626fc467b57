import type { Counter } from '@repo/platform/cache';
import { AuthenticationError, TooManyRequestsError } from '@repo/platform/errors';
import { createKeyedQueue } from '@repo/platform/runtime';

/** Failures that are let through before an account or an address has to wait. */
export interface LoginLimitSettings {
  failuresPerAccount: number;
  failuresPerAddress: number;
  windowSeconds: number;
}

/** Slows down whoever guesses passwords. Only failures count, and those of unknown accounts count alike. */
export class LoginLimits {
  /** Attempts on one account wait for each other, so that guesses at the same time are no way around the limit. */
  private readonly queue = createKeyedQueue();

  constructor(
    private readonly counter: Counter,
    private readonly settings: LoginLimitSettings,
  ) {}

  /**
   * @param account as it was typed
   * @param work throws `invalid_credentials` when the guess was wrong
   * @throws TooManyRequestsError, even for the right password, while account or address are locked
   */
  async attempt<T>(account: string, address: string, work: () => Promise<T>): Promise<T> {
    const accountKey = `login:account:${account.trim().toLowerCase()}`;
    const addressKey = `login:address:${address}`;
    return this.queue.run(accountKey, async () => {
      await this.assertBelow(accountKey, this.settings.failuresPerAccount);
      await this.assertBelow(addressKey, this.settings.failuresPerAddress);
      try {
        const result = await work();
        await this.counter.reset(accountKey);
        return result;
      } catch (error) {
        if (isWrongGuess(error)) {
          await this.counter.count(accountKey, this.settings.windowSeconds);
          await this.counter.count(addressKey, this.settings.windowSeconds);
        }
        throw error;
      }
    });
  }

  private async assertBelow(key: string, limit: number): Promise<void> {
    const { value, secondsLeft } = await this.counter.read(key);
    if (value >= limit) throw new TooManyRequestsError(secondsLeft);
  }
}

export function wrongGuess(message: string): AuthenticationError {
  return new AuthenticationError('invalid_credentials', message);
}

function isWrongGuess(error: unknown): boolean {
  return error instanceof AuthenticationError && error.code === 'invalid_credentials';
}
