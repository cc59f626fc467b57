import type { Principal } from '@repo/platform/auth';
import { lockRows, timestamp } from '@repo/platform/database';
import type { Session } from '@repo/platform/database';
import { AuthenticationError, AuthorizationError } from '@repo/platform/errors';
import { systemClock } from '@repo/platform/runtime';
import type { Tables as SessionTables } from './session-repository.js';

type Tables = Pick<SessionTables, 'sessions'> & { users: { id: string; roles: string } };

/**
 * Locks session and user of the caller until the transaction ends.
 * @throws AuthenticationError when the session has ended, AuthorizationError when the caller has lost a role
 */
export async function confirmCaller(
  session: Session,
  { userId, sessionId, roles }: Principal,
): Promise<void> {
  const query = session
    .withTables<Tables>()
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select('users.roles')
    .where('sessions.id', '=', sessionId)
    .where('users.id', '=', userId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', timestamp.write(systemClock.now()));
  const row = await lockRows(query, 'share').executeTakeFirst();
  if (!row) throw new AuthenticationError('token_invalid', 'The session has ended.');
  const held = JSON.parse(row.roles) as string[];
  if (!roles.every((role) => held.includes(role)))
    throw new AuthorizationError('Your roles have changed. Repeat the request.');
}
