import { defineOperation } from '@repo/platform/http';
import { z } from 'zod';
import type { Tokens } from '../application/login.js';

const tokens = z
  .object({
    accessToken: z.string(),
    refreshToken: z.string(),
    tokenType: z.literal('Bearer'),
    expiresIn: z.number().int().meta({ description: 'Lifetime of the access token, in seconds.' }),
  })
  .meta({ id: 'Tokens' });

// Nothing here says what an address or a password looks like: whatever is wrong with them, the answer is the same.
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

export const authOperations = [login];

export function toTokensView({
  accessToken,
  refreshToken,
  expiresInSeconds,
}: Tokens): z.input<typeof tokens> {
  return { accessToken, refreshToken, tokenType: 'Bearer', expiresIn: expiresInSeconds };
}
