import { defineOperation } from '@repo/platform/http';
import { z } from 'zod';
import { normalizeEmail } from '../domain/email.js';
import { hasPasswordLength, passwordLength } from '../domain/password-policy.js';
import { isUsername } from '../domain/username.js';
import { userView } from './user-view.js';

const email = z
  .string()
  .transform((text, context) => {
    const address = normalizeEmail(text);
    if (address !== null) return address;
    context.addIssue({
      code: 'custom',
      message: 'This is not an e-mail address.',
      params: { code: 'invalid_email' },
    });
    return z.NEVER;
  })
  .meta({ format: 'email', maxLength: 254 });

const username = z
  .string()
  .refine(isUsername, {
    message: 'A user name has 3 to 30 of a-z, A-Z, 0-9, _ and -.',
    params: { code: 'invalid_username' },
  })
  .meta({ pattern: '^[A-Za-z0-9_-]{3,30}$' });

const password = z
  .string()
  .refine(hasPasswordLength, {
    message: `A password has ${passwordLength.min} to ${passwordLength.max} characters.`,
    params: { code: 'password_length' },
  })
  .meta({ format: 'password', minLength: passwordLength.min, maxLength: passwordLength.max });

export const registerUser = defineOperation({
  id: 'registerUser',
  method: 'POST',
  path: '/api/v1/users',
  tag: 'Users',
  summary: 'Register',
  access: 'anyone',
  body: z.strictObject({ email, username, password }).meta({ id: 'Registration' }),
  responses: {
    201: { description: 'Registered', body: userView, headers: { location: 'Where the user is.' } },
  },
  problems: { 409: ['email_taken', 'username_taken'] },
});

export const getMe = defineOperation({
  id: 'getMe',
  method: 'GET',
  path: '/api/v1/users/me',
  tag: 'Users',
  summary: 'The user who is asking',
  access: 'authenticated',
  responses: { 200: { description: 'The user', body: userView, headers: { etag: 'Its version.' } } },
});

export const getUser = defineOperation({
  id: 'getUser',
  method: 'GET',
  path: '/api/v1/users/{id}',
  tag: 'Users',
  summary: 'A user: oneself, or anyone with users:read',
  access: 'authenticated',
  responses: { 200: { description: 'The user', body: userView, headers: { etag: 'Its version.' } } },
  problems: { 403: ['forbidden'], 404: ['not_found'] },
});

export const usersOperations = [registerUser, getMe, getUser];
