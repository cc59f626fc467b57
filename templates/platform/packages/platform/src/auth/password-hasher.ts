import { hash, verify } from '@node-rs/argon2';

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /**
   * Whether the password belongs to the hash. Without a hash the answer is `false` and takes the same time, so that
   * nobody learns from the clock whether an account exists.
   */
  verify(password: string, passwordHash: string | null): Promise<boolean>;
  /** `true` when the hash was made with weaker parameters than today's. */
  needsRehash(passwordHash: string): boolean;
}

/** Memory in KiB, passes and lanes of argon2id, as the OWASP password storage cheat sheet sets them. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function createPasswordHasher(): PasswordHasher {
  const decoy = hash('a password that nobody has', parameters);

  return {
    hash: (password) => hash(password, parameters),

    async verify(password, passwordHash) {
      const matches = await verify(passwordHash ?? (await decoy), password);
      return passwordHash !== null && matches;
    },

    needsRehash: (passwordHash) => !passwordHash.startsWith(prefix),
  };
}

const prefix = `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`;
