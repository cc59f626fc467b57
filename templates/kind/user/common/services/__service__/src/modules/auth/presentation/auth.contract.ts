import { defineOperation } from '@repo/platform/http';
import { z } from 'zod';
import { newPassword } from '../../users/index.js';
import type { Tokens } from '../application/sessions.js';

const tokens = z
  .object({
    accessToken: z.string(),
    refreshToken: z.string(),
    tokenType: z.literal('Bearer'),
    expiresIn: z.number().int().meta({ description: 'Lifetime of the access token, in seconds.' }),
  })
  .meta({ id: 'Tokens' });

// Address and password are not validated: every wrong combination gets the same response.
const credentials = z
  .strictObject({
    email: z.string().min(1).max(1_000),
    password: z.string().min(1).max(1_000).meta({ format: 'password' }),
  })
  .meta({ id: 'Credentials' });

export const login = defineOperation({
  id: 'login',
  method: 'POST',
  path: '/api/v1/auth/login',
  tag: 'Auth',
  summary: 'Log in',
  access: 'anyone',
  body: credentials,
  responses: { 200: { description: 'Logged in', body: tokens } },
  problems: { 401: ['invalid_credentials'] },
});

export const refresh = defineOperation({
  id: 'refresh',
  method: 'POST',
  path: '/api/v1/auth/refresh',
  tag: 'Auth',
  summary: 'Refresh tokens',
  access: 'anyone',
  body: z.strictObject({ refreshToken: z.string().min(1).max(1_000) }).meta({ id: 'RefreshToken' }),
  responses: { 200: { description: 'New tokens; the old refresh token is consumed', body: tokens } },
  problems: { 401: ['refresh_reused', 'token_invalid'] },
});

export const logout = defineOperation({
  id: 'logout',
  method: 'POST',
  path: '/api/v1/auth/logout',
  tag: 'Auth',
  summary: 'Log out of this session',
  access: 'authenticated',
  responses: { 204: { description: 'Logged out' } },
});

export const logoutAll = defineOperation({
  id: 'logoutAll',
  method: 'POST',
  path: '/api/v1/auth/logout-all',
  tag: 'Auth',
  summary: 'Log out of all sessions',
  access: 'authenticated',
  responses: { 204: { description: 'Logged out' } },
});

export const changePassword = defineOperation({
  id: 'changePassword',
  method: 'PUT',
  path: '/api/v1/users/{id}/password',
  tag: 'Users',
  summary: 'Change your own password and end all other sessions',
  access: 'authenticated',
  conditional: true,
  body: z
    .strictObject({ currentPassword: z.string().min(1).max(1_000).meta({ format: 'password' }), newPassword })
    .meta({ id: 'PasswordChange' }),
  responses: { 204: { description: 'Changed' } },
  problems: {
    401: ['invalid_credentials'],
    403: ['forbidden'],
    404: ['not_found'],
    422: ['password_too_common', 'password_contains_identity'],
  },
});

export const authOperations = [login, refresh, logout, logoutAll, changePassword];

export function toTokensView({
  accessToken,
  refreshToken,
  expiresInSeconds,
}: Tokens): z.input<typeof tokens> {
  return { accessToken, refreshToken, tokenType: 'Bearer', expiresIn: expiresInSeconds };
}
