import { z } from 'zod';
import { hasPasswordLength, passwordLength } from '../domain/password-policy.js';
import { isUsername } from '../domain/user.js';

export const username = z
  .string()
  .refine(isUsername, {
    message: 'The username must have 3 to 30 characters of a-z, A-Z, 0-9, _ and -.',
    params: { code: 'invalid_username' },
  })
  .meta({ pattern: '^[A-Za-z0-9_-]{3,30}$' });

/** A new password. The use case checks the password policy. */
export const newPassword = z
  .string()
  .refine(hasPasswordLength, {
    message: `The password must have ${passwordLength.min} to ${passwordLength.max} characters.`,
    params: { code: 'password_length' },
  })
  .meta({ format: 'password', minLength: passwordLength.min, maxLength: passwordLength.max });
