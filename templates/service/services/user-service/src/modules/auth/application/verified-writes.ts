import type { PasswordHasher } from '@repo/platform/auth';
import type { UnitOfWork } from '@repo/platform/database';
import { wrongGuess } from './login-limits.js';
import type { Account, Accounts, AuthStores } from './ports.js';

export interface VerifiedWritesDependencies {
  accounts: Accounts;
  unitOfWork: UnitOfWork<AuthStores>;
  passwords: PasswordHasher;
  /** Sees every account before its password is verified. */
  inspect: (account: Account) => void;
}

export interface VerifiedWrite<T> {
  find: (accounts: Accounts) => Promise<Account | null>;
  password: string;
  /** What a wrong password is answered. */
  refusal: string;
  /** Does the slow part, and returns what is written afterwards. */
  prepare: (account: Account) => Promise<(stores: AuthStores) => Promise<T>>;
}

/** Attempts that may find the account changed by another request before the write is refused. */
const maxAttempts = 3;

/** Writes that are allowed by a password. */
export class VerifiedWrites {
  constructor(private readonly dependencies: VerifiedWritesDependencies) {}

  /**
   * Verifies the password, then writes in a transaction in which the account still has the hash that was verified. When
   * it has another one meanwhile, the password is verified again.
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

  /** An unknown account is verified as well, so that it takes as long as a known one. */
  private async verify(account: Account | null, password: string): Promise<Account | null> {
    const { passwords, inspect } = this.dependencies;
    if (account) inspect(account);
    return (await passwords.verify(password, account?.passwordHash ?? null)) ? account : null;
  }
}
