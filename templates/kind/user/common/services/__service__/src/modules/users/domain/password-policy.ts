/** In code points, after Unicode normalisation. */
export const passwordLength = { min: 12, max: 128 } as const;

export function hasPasswordLength(password: string): boolean {
  const length = Array.from(canonical(password)).length;
  return length >= passwordLength.min && length <= passwordLength.max;
}

/** Shorter parts occur in too many strong passwords. */
const shortestIdentity = 4;

export type PasswordFault = 'password_too_common' | 'password_contains_identity';

/** Returns the faults of a password of valid length for this person. */
export function findPasswordFaults(
  typed: string,
  person: { email: string; username: string },
  isCommon: (password: string) => boolean,
): PasswordFault[] {
  const password = canonical(typed);
  return [
    ...(isCommon(password) ? (['password_too_common'] as const) : []),
    ...(containsIdentity(password, person) ? (['password_contains_identity'] as const) : []),
  ];
}

/** Returns whether the password contains the username or the local part of the e-mail address. */
function containsIdentity(password: string, person: { email: string; username: string }): boolean {
  const text = password.toLowerCase();
  const localPart = person.email.slice(0, person.email.lastIndexOf('@'));
  return [localPart, person.username]
    .map((part) => part.toLowerCase())
    .some((part) => part.length >= shortestIdentity && text.includes(part));
}

/** Returns the normalised form that is hashed. */
function canonical(password: string): string {
  return password.normalize('NFC');
}
