import { isKnownPasswordHash } from '@repo/platform/auth';
import type { Logger } from '@repo/platform/logging';
import type { Account, Accounts } from '../application/ports.js';

/** The part of the users module that this module needs. */
export interface KeptUsers {
  findById(id: string): Promise<Account | null>;
  /** @param email normalized */
  findByEmail(email: string): Promise<Account | null>;
  confirmPasswordHash: Accounts['confirm'];
  replacePasswordHash: Accounts['replacePasswordHash'];
}

/** @param normalizeEmail returns `null` for an invalid address */
export function accountsOf(users: KeptUsers, normalizeEmail: (typed: string) => string | null): Accounts {
  return {
    findById: (id) => users.findById(id),
    async findByEmail(typed) {
      const email = normalizeEmail(typed);
      return email === null ? null : users.findByEmail(email);
    },
    confirm: (verified) => users.confirmPasswordHash(verified),
    replacePasswordHash: (...change) => users.replacePasswordHash(...change),
  };
}

/** Logs accounts that cannot log in because the format of their stored hash is unknown. */
export function reportUnknownHash(logger: Logger): (account: Account) => void {
  return ({ id, passwordHash }) => {
    if (isKnownPasswordHash(passwordHash)) return;
    logger.error(
      { accountId: id },
      'The stored password hash has an unknown form, so no password matches it',
    );
  };
}
