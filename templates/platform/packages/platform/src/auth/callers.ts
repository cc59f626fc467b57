import type { Database, UnitOfWork } from '../database/port.js';
import { AuthenticationError } from '../errors/index.js';
import { currentContext } from '../logging/index.js';

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

/**
 * Checks, in the transaction of a write, that the session and the roles of its caller are still valid.
 * @throws AuthenticationError or AuthorizationError
 */
export type CallerCheck<Session> = (session: Session, caller: Principal) => Promise<void>;

/**
 * Returns a unit of work that checks the caller again at the start of each transaction: a request can be authenticated
 * long before it writes, because its body arrives slowly or a password is hashed.
 */
export function confirmCallers<Session>(
  database: Database<Session>,
  confirm: CallerCheck<Session>,
): Database<Session> {
  return {
    ...database,
    unitOfWork<Stores>(createStores: (session: Session) => Stores): UnitOfWork<Stores> {
      const unitOfWork = database.unitOfWork((session) => ({ session, stores: createStores(session) }));
      return {
        run: (work, ...options) =>
          unitOfWork.run(
            async ({ session, stores }) => {
              const caller = currentContext()?.principal;
              if (caller) await confirm(session, caller);
              return work(stores);
            },
            ...options,
          ),
      };
    },
  };
}
