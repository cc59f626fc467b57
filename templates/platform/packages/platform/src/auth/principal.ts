import { AuthenticationError } from '../errors/index.js';

/** The authenticated caller, as currently stored in the database. */
export interface Principal {
  userId: string;
  sessionId: string;
  roles: readonly string[];
}

/** Returns the owner of an access token. @throws AuthenticationError */
export type Authenticator = (accessToken: string) => Promise<Principal>;

/** Returns the token of a bearer header (RFC 6750). @throws AuthenticationError */
export function readBearerToken(authorization: string | undefined): string {
  if (!authorization) throw new AuthenticationError('unauthenticated', 'A bearer token is required.');
  const token = /^bearer +([\w.~+/-]+=*) *$/i.exec(authorization)?.[1];
  if (!token)
    throw new AuthenticationError('token_invalid', 'The authorization header contains no bearer token.');
  return token;
}
