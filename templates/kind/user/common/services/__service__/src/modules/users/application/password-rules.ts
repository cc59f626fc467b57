import { ValidationError } from '@repo/platform/errors';
import type { FieldError } from '@repo/platform/errors';
import { findPasswordFaults } from '../domain/password-policy.js';
import type { PasswordFault } from '../domain/password-policy.js';

/** @throws ValidationError when the password violates the policy */
export type PasswordRules = (
  password: string,
  person: { email: string; username: string },
  /** JSON pointer to the password in the input. */
  path: string,
) => void;

const messages: Record<PasswordFault, string> = {
  password_too_common: 'This password is too common.',
  password_contains_identity: 'The password must not contain the username or the e-mail address.',
};

export function createPasswordRules(isCommon: (password: string) => boolean): PasswordRules {
  return (password, person, path) => {
    const faults = findPasswordFaults(password, person, isCommon);
    const [first, ...others] = faults.map((code): FieldError => ({ path, code, message: messages[code] }));
    if (first) throw new ValidationError([first, ...others]);
  };
}
