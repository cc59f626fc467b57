export { authSettings, createAccessTokens } from './access-tokens.js';
export type { AccessTokens, SessionReference } from './access-tokens.js';
export { isCommonPassword } from './is-common-password.js';
export { createPasswordHasher } from './password-hasher.js';
export type { PasswordHasher } from './password-hasher.js';
export { readBearerToken } from './principal.js';
export type { Authenticator, Principal } from './principal.js';
