/** A user to be registered. */
export interface NewUser {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly passwordHash: string;
  readonly roles?: readonly string[];
}

/** A user account. Immutable: a change returns the next version. */
export interface User extends Required<NewUser> {
  /** Incremented with every change, for optimistic locking. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The role of the first administrator. */
export const administratorRole = 'admin';

export function makeUser(made: NewUser, now: Date): User {
  return { roles: ['user'], ...made, version: 1, createdAt: now, updatedAt: now };
}

export function withProfile(user: User, profile: Pick<User, 'email' | 'username'>, now: Date): User {
  const { email, username } = profile;
  return { ...user, email, username, version: user.version + 1, updatedAt: now };
}

export function withRoles(user: User, roles: readonly string[], now: Date): User {
  return { ...user, roles: [...new Set(roles)], version: user.version + 1, updatedAt: now };
}

const pattern = /^[A-Za-z0-9_-]{3,30}$/;

export function isUsername(text: string): boolean {
  return pattern.test(text);
}

/** Returns the key by which usernames are unique, regardless of case. */
export function usernameKey(username: string): string {
  return username.toLowerCase();
}
