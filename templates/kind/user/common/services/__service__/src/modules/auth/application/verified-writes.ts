import type { PasswordHasher } from '@repo/platform/auth';
import type { UnitOfWork } from '@repo/platform/database';
import { wrongGuess } from './login-limits.js';
import type { Account, Accounts, AuthStores } from './ports.js';

export interface VerifiedWritesDependencies {
  accounts: Accounts;
  unitOfWork: UnitOfWork<AuthStores>;
  passwords: PasswordHasher;
  /** Called with every account before its password is verified. */
  inspect: (account: Account) => void;
}

export interface VerifiedWrite<T> {
  find: (accounts: Accounts) => Promise<Account | null>;
  password: string;
  /** The message of the error for a wrong password. */
  refusal: string;
  /** Runs the slow part outside the transaction, and returns the write. */
  prepare: (account: Account) => Promise<(stores: AuthStores) => Promise<T>>;
}

/** Maximum number of attempts that find the account changed before the write is rejected. */
const maxAttempts = 3;

/** Writes that a password authorises. */
export class VerifiedWrites {
  constructor(private readonly dependencies: VerifiedWritesDependencies) {}

  /**
   * Verifies the password, then writes in a transaction that checks that the account still has the verified hash. If the
   * hash has changed meanwhile, the password is verified again.
   * @throws AuthenticationError `invalid_credentials`
   */
  async run<T>({ find, password, refusal, prepare }: VerifiedWrite<T>): Promise<T> {
    const { accounts, unitOfWork } = this.dependencies;
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const account = await this.verify(await find(accounts), password);
      if (!account) break;
      const write = await prepare(account);
      const outcome = await unitOfWork.run(async (stores) =>
        (await stores.accounts.confirm(account)) ? { result: await write(stores) } : null,
      );
      if (outcome) return outcome.result;
    }
    throw wrongGuess(refusal);
  }

  /** Also verifies for an unknown account, so that it takes as long as a known one. */
  private async verify(account: Account | null, password: string): Promise<Account | null> {
    const { passwords, inspect } = this.dependencies;
    if (account) inspect(account);
    return (await passwords.verify(password, account?.passwordHash ?? null)) ? account : null;
  }
}
