import type { Account, Accounts } from '../application/ports.js';

/** The users of another module, as far as this one needs them. */
export interface KeptUsers {
  findById(id: string): Promise<Account | null>;
  /** @param email normalised */
  findByEmail(email: string): Promise<Account | null>;
  confirmPasswordHash: Accounts['confirm'];
  replacePasswordHash: Accounts['replacePasswordHash'];
}

/** @param normalizeEmail `null` for what is no address */
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
