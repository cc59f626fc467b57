import { AuthenticationError } from '../errors/index.js';

/** Who is asking, as it is in the database right now. */
export interface Principal {
  userId: string;
  sessionId: string;
  roles: readonly string[];
}

/** Says whose access token this is. @throws AuthenticationError */
export type Authenticator = (accessToken: string) => Promise<Principal>;

/** The token of a bearer header (RFC 6750). @throws AuthenticationError */
export function readBearerToken(authorization: string | undefined): string {
  if (!authorization) throw new AuthenticationError('unauthenticated', 'A bearer token is required.');
  const token = /^bearer +([\w.~+/-]+=*) *$/i.exec(authorization)?.[1];
  if (!token)
    throw new AuthenticationError('token_invalid', 'The authorization header holds no bearer token.');
  return token;
}
