/** A login that lasts: the family of all refresh tokens that descend from it. */
export interface Session {
  id: string;
  userId: string;
  createdAt: Date;
  /** After this moment nothing extends it. */
  expiresAt: Date;
}

export interface SessionLifetimes {
  /** From login to the end, however often the session is refreshed. */
  absoluteSeconds: number;
  /** From one refresh to the next. */
  idleSeconds: number;
}

export interface SessionLimits extends SessionLifetimes {
  /** A login beyond this number ends the oldest session of the user. */
  maxPerUser: number;
}

export function startSession(
  { id, userId }: { id: string; userId: string },
  now: Date,
  { absoluteSeconds }: SessionLifetimes,
): Session {
  return { id, userId, createdAt: now, expiresAt: later(now, absoluteSeconds) };
}

/** A refresh token is good until the session is idle for too long, or ends. */
export function refreshTokenExpiry(session: Session, now: Date, { idleSeconds }: SessionLifetimes): Date {
  const idle = later(now, idleSeconds);
  return idle < session.expiresAt ? idle : session.expiresAt;
}

function later(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}
