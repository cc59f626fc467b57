import { hash, verify } from '@node-rs/argon2';
import { verify as verifyBcrypt } from '@node-rs/bcrypt';

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /**
   * Whether the password belongs to the hash: ours, or the bcrypt hash of an imported user. Without a hash the
   * answer is `false` and takes the same time, so that nobody learns from the clock whether an account exists.
   */
  verify(password: string, passwordHash: string | null): Promise<boolean>;
  /** `true` when the hash was not made with today's algorithm and parameters. */
  needsRehash(passwordHash: string): boolean;
}

/** Memory in KiB, passes and lanes of argon2id, as the OWASP password storage cheat sheet sets them. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const prefix = `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`;
const bcryptHash = /^\$2[aby]\$/;

export function createPasswordHasher(): PasswordHasher {
  const decoy = hash('a password that nobody has', parameters);

  return {
    hash: (password) => hash(password, parameters),

    async verify(password, passwordHash) {
      if (passwordHash !== null && bcryptHash.test(passwordHash)) return verifyBcrypt(password, passwordHash);
      const matches = await verify(passwordHash ?? (await decoy), password);
      return passwordHash !== null && matches;
    },

    needsRehash: (passwordHash) => !passwordHash.startsWith(prefix),
  };
}
