import type { Database, UnitOfWork } from '../database/port.js';
import { currentContext } from '../logging/index.js';
import type { Principal } from './principal.js';

/**
 * Makes sure, inside the transaction of a write, that its caller may still do what the request was let in for.
 * @throws AuthenticationError or AuthorizationError
 */
export type CallerCheck<Session> = (session: Session, caller: Principal) => Promise<void>;

/**
 * A request can be authenticated long before it writes, because its body comes slowly or a password is hashed. Every
 * transaction of a request therefore begins with a check of its caller.
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
