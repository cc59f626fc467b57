import { commonPasswords } from './common-passwords.js';

/** Returns whether a password is on the list of common passwords, ignoring case. */
export function isCommonPassword(password: string): boolean {
  return commonPasswords.has(password.toLowerCase());
}
