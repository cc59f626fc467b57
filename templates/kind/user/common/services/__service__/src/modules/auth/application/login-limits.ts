import type { Counter } from '@repo/platform/cache';
import { AuthenticationError, TooManyRequestsError } from '@repo/platform/errors';
import { createKeyedQueue } from '@repo/platform/runtime';

/** Number of failures before an account or an address is locked. */
export interface LoginLimitSettings {
  failuresPerAccount: number;
  failuresPerAddress: number;
  windowSeconds: number;
}

/** Limits password guessing. Only failures count, including those for unknown accounts. */
export class LoginLimits {
  /** Attempts on one account are serialized, so that concurrent guesses cannot bypass the limit. */
  private readonly queue = createKeyedQueue();

  constructor(
    private readonly counter: Counter,
    private readonly settings: LoginLimitSettings,
  ) {}

  /**
   * @param account the e-mail address as entered
   * @param work throws `invalid_credentials` when the password is wrong
   * @throws TooManyRequestsError while account or address are locked, even for the right password
   */
  async attempt<T>(account: string, address: string, work: () => Promise<T>): Promise<T> {
    const { failuresPerAccount, failuresPerAddress } = this.settings;
    const accountKey = keyOfAccount(account);
    const addressKey = keyOfAddress(address);
    return this.queue.run(accountKey, async () => {
      await this.assertBelow(accountKey, failuresPerAccount);
      await this.assertBelow(addressKey, failuresPerAddress);
      return this.count({ personal: [accountKey], shared: [addressKey] }, work);
    });
  }

  /**
   * Failures of a signed-in owner also count as failed logins. Failed logins do not lock out the owner, because anyone
   * can cause them.
   * @throws TooManyRequestsError while the owner has failed too often
   */
  async attemptAsOwner<T>(
    owner: { id: string; email: string },
    address: string,
    work: () => Promise<T>,
  ): Promise<T> {
    const ownerKey = `login:owner:${owner.id}`;
    return this.queue.run(ownerKey, async () => {
      await this.assertBelow(ownerKey, this.settings.failuresPerAccount);
      const personal = [ownerKey, keyOfAccount(owner.email)];
      return this.count({ personal, shared: [keyOfAddress(address)] }, work);
    });
  }

  /** Counts a failure under every key. A success resets the personal ones. */
  private async count<T>(
    { personal, shared }: { personal: readonly string[]; shared: readonly string[] },
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      const result = await work();
      for (const key of personal) await this.counter.reset(key);
      return result;
    } catch (error) {
      if (isWrongGuess(error)) {
        for (const key of [...personal, ...shared])
          await this.counter.count(key, this.settings.windowSeconds);
      }
      throw error;
    }
  }

  private async assertBelow(key: string, limit: number): Promise<void> {
    const { value, secondsLeft } = await this.counter.read(key);
    if (value >= limit) throw new TooManyRequestsError(secondsLeft);
  }
}

function keyOfAccount(typed: string): string {
  return `login:account:${typed.trim().toLowerCase()}`;
}

function keyOfAddress(address: string): string {
  return `login:address:${address}`;
}

export function wrongGuess(message: string): AuthenticationError {
  return new AuthenticationError('invalid_credentials', message);
}

function isWrongGuess(error: unknown): boolean {
  return error instanceof AuthenticationError && error.code === 'invalid_credentials';
}
