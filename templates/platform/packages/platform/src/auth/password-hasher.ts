import { hash, verify } from '@node-rs/argon2';
import { verify as verifyBcrypt } from '@node-rs/bcrypt';

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
const currentPrefix = `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`;
const anyOfOurs = `${currentPrefix}${'A'.repeat(22)}$${'A'.repeat(43)}`;

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

    needsRehash: (passwordHash) => !passwordHash.startsWith(currentPrefix),
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

/** Hashes whose verification costs the same amount of work. */
interface HashKind {
  name: string;
  /** A hash of this kind that matches no password. */
  decoy: string;
  /** `false` if the work is too expensive for every failed login. */
  affordable: boolean;
}

const argon2 = /^(\$argon2(?:id|i|d)\$(?:v=\d+\$)?m=(\d+),t=(\d+),p=\d+\$)[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+$/;
// The last characters of salt and checksum encode fewer bits than the others.
const bcrypt =
  /^\$2[aby]\$(0[4-9]|[12]\d|3[01])\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{30}[.CGKOSWaeimquy26]$/;

/** KiB times passes: four passes over 256 MiB. */
const maxArgon2Work = 4 * 262_144;
const maxBcryptCost = 14;

/** Returns the kind of a stored hash; `null` if its format is unknown. */
function hashKindOf(passwordHash: string): HashKind | null {
  const [, prefix, memory, passes] = argon2.exec(passwordHash) ?? [];
  if (prefix !== undefined) {
    const decoy = `${prefix}${'A'.repeat(22)}$${'A'.repeat(43)}`;
    return { name: prefix, decoy, affordable: Number(memory) * Number(passes) <= maxArgon2Work };
  }
  const [, cost] = bcrypt.exec(passwordHash) ?? [];
  if (cost === undefined) return null;
  return {
    name: `bcrypt ${cost}`,
    decoy: `$2b$${cost}$${'.'.repeat(53)}`,
    affordable: Number(cost) <= maxBcryptCost,
  };
}

/** Returns whether a stored hash has a supported format. */
export function isKnownPasswordHash(passwordHash: string): boolean {
  return hashKindOf(passwordHash) !== null;
}
