import type { Principal } from '../auth/index.js';
import type { ActiveRequest, IdempotentRequest } from '../http/index.js';

/** Request properties set by the middleware for later middleware and the route. */
export interface RequestFacts {
  active: ActiveRequest;
  /** The caller; absent on operations without authentication. */
  principal?: Principal;
  /** The validated body and query. `query` of Express is read-only. */
  input: { body: unknown; query: unknown };
  /** Set if the operation is idempotent, except for a replayed request. */
  idempotent?: IdempotentRequest;
}

declare global {
  namespace Express {
    interface Request extends RequestFacts {}
  }
}
