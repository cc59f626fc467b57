import { isKnownPasswordHash } from '@repo/platform/auth';
import type { Logger } from '@repo/platform/logging';
import type { Account } from '../application/ports.js';

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
