/** A login session: the family of the refresh tokens that were rotated from its first one. */
export interface Session {
  id: string;
  userId: string;
  createdAt: Date;
  /** Absolute end; refreshing does not extend it. */
  expiresAt: Date;
}

export interface SessionLifetimes {
  /** Absolute lifetime since the login. */
  absoluteSeconds: number;
  /** Maximum time between two refreshes. */
  idleSeconds: number;
}

export interface SessionLimits extends SessionLifetimes {
  /** A login above this number ends the oldest session of the user. */
  maxPerUser: number;
}

export function startSession(
  { id, userId }: { id: string; userId: string },
  now: Date,
  { absoluteSeconds }: SessionLifetimes,
): Session {
  return { id, userId, createdAt: now, expiresAt: later(now, absoluteSeconds) };
}

/** Returns the expiry of a refresh token: the idle timeout, or the end of the session if that is earlier. */
export function refreshTokenExpiry(session: Session, now: Date, { idleSeconds }: SessionLifetimes): Date {
  const idle = later(now, idleSeconds);
  return idle < session.expiresAt ? idle : session.expiresAt;
}

function later(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}
