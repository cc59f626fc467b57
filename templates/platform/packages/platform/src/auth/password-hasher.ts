import { hash, verify } from '@node-rs/argon2';
import { verify as verifyBcrypt } from '@node-rs/bcrypt';
import { hashKindOf } from './hash-kind.js';
import type { HashKind } from './hash-kind.js';

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /**
   * Returns whether the password matches the hash, which may be imported. Without a hash, or with an unknown format, it
   * returns `false`. Every `false` costs the same work, so that the response time does not reveal whether an account
   * exists or was imported.
   */
  verify(password: string, passwordHash: string | null): Promise<boolean>;
  /** Returns whether the hash uses another algorithm or other parameters than the current ones. */
  needsRehash(passwordHash: string): boolean;
}

/** argon2id parameters of the OWASP Password Storage Cheat Sheet: memory in KiB, iterations and lanes. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const prefix = `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`;
const anyOfOurs = `${prefix}${'A'.repeat(22)}$${'A'.repeat(43)}`;

export function createPasswordHasher(): PasswordHasher {
  /** Kinds of hashes seen so far. A failed verification computes one hash of each kind. */
  const kinds = new Map<string, HashKind>();
  const meet = (kind: HashKind | null): void => {
    if (kind?.affordable) kinds.set(kind.name, kind);
  };
  meet(hashKindOf(anyOfOurs));

  return {
    hash: (password) => hash(canonical(password), parameters),

    async verify(typed, passwordHash) {
      const password = canonical(typed);
      const kind = passwordHash === null ? null : hashKindOf(passwordHash);
      meet(kind);
      const matches = passwordHash !== null && kind ? await tryVerify(password, passwordHash) : null;
      if (matches) return true;
      const spent = matches === false ? kind?.name : undefined;
      for (const { name, decoy } of kinds.values()) {
        if (name !== spent) await verifyHash(password, decoy);
      }
      return false;
    },

    needsRehash: (passwordHash) => !passwordHash.startsWith(prefix),
  };
}

/** Normalises a password: keyboards enter the same letter as one code point or as two. */
function canonical(password: string): string {
  return password.normalize('NFC');
}

/** Returns `null` if the hash is malformed. */
async function tryVerify(password: string, passwordHash: string): Promise<boolean | null> {
  try {
    return await verifyHash(password, passwordHash);
  } catch {
    return null;
  }
}

function verifyHash(password: string, passwordHash: string): Promise<boolean> {
  return passwordHash.startsWith('$2')
    ? verifyBcrypt(password, passwordHash)
    : verify(passwordHash, password);
}
