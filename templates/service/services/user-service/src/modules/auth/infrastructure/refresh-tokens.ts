import { createHash, randomBytes } from 'node:crypto';
import type { RefreshTokens } from '../application/ports.js';

/** 256 random bits need no slow hash: nobody can guess them, and nobody who reads the table can use it. */
export const refreshTokens: RefreshTokens = {
  create: () => randomBytes(32).toString('base64url'),
  hash: (token) => createHash('sha256').update(token).digest('base64url'),
};
