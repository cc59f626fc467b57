import { createHash, randomBytes } from 'node:crypto';
import type { RefreshTokens } from '../application/ports.js';

/** A token of 256 random bits needs no slow hash: it cannot be guessed. */
export const refreshTokens: RefreshTokens = {
  create: () => randomBytes(32).toString('base64url'),
  hash: (token) => createHash('sha256').update(token).digest('base64url'),
};
