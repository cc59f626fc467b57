import type { Principal } from '../auth/index.js';
import type { ActiveRequest, IdempotentRequest } from '../http/index.js';

/** What the middleware finds out about a request, for the middleware after it and for the route. */
export interface RequestFacts {
  active: ActiveRequest;
  /** Who is asking; absent where the operation asks nobody. */
  principal?: Principal;
  /** Body and query as the contract has them. Express lets nobody replace `query`. */
  input: { body: unknown; query: unknown };
  /** Set where the operation is idempotent, unless the request is a repetition. */
  idempotent?: IdempotentRequest;
}

declare global {
  namespace Express {
    interface Request extends RequestFacts {}
  }
}
