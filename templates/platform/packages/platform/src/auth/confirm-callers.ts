import type { Database, UnitOfWork } from '../database/port.js';
import { currentContext } from '../logging/index.js';
import type { Principal } from './principal.js';

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
