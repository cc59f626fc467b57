export { authSettings, createAccessTokens } from './access-tokens.js';
export type { AccessTokens, SessionReference } from './access-tokens.js';
export { isCommonPassword } from './common-passwords.js';
export { confirmCallers } from './confirm-callers.js';
export type { CallerCheck } from './confirm-callers.js';
export { createPasswordHasher, isKnownPasswordHash } from './password-hasher.js';
export type { PasswordHasher } from './password-hasher.js';
export { readBearerToken } from './principal.js';
export type { Authenticator, Principal } from './principal.js';
