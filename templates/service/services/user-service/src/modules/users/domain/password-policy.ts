/** In code points. */
export const passwordLength = { min: 12, max: 128 } as const;

export function hasPasswordLength(password: string): boolean {
  const length = Array.from(password).length;
  return length >= passwordLength.min && length <= passwordLength.max;
}

/** Shorter parts are in too many good passwords to forbid them. */
const shortestIdentity = 4;

/** Whether the password gives itself away: it contains the user's name or the local part of the address. */
export function containsIdentity(password: string, person: { email: string; username: string }): boolean {
  const text = password.toLowerCase();
  const localPart = person.email.slice(0, person.email.lastIndexOf('@'));
  return [localPart, person.username]
    .map((part) => part.toLowerCase())
    .some((part) => part.length >= shortestIdentity && text.includes(part));
}
