export { authSettings, createAccessTokens } from './access-tokens.js';
export type { AccessTokens, SessionReference } from './access-tokens.js';
export { confirmCallers, readBearerToken } from './callers.js';
export type { Authenticator, CallerCheck, Principal } from './callers.js';
export { isCommonPassword } from './common-passwords.js';
export { createPasswordHasher, isKnownPasswordHash } from './password-hasher.js';
export type { PasswordHasher } from './password-hasher.js';
