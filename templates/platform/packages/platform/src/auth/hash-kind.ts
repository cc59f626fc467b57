/** Hashes whose verification costs the same amount of work. */
export interface HashKind {
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
export function hashKindOf(passwordHash: string): HashKind | null {
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
