export interface UserState {
  id: string;
  email: string;
  username: string;
  passwordHash: string;
  roles: readonly string[];
  /** Incremented with every change, for optimistic locking. */
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** The role of the first administrator. */
export const administratorRole = 'admin';

/** A user account. Immutable: a change returns a new user with the next version. */
export class User {
  private constructor(private readonly state: UserState) {}

  static register(
    person: { id: string; email: string; username: string; passwordHash: string; roles?: readonly string[] },
    now: Date,
  ): User {
    return new User({ roles: ['user'], ...person, version: 1, createdAt: now, updatedAt: now });
  }

  static restore(state: UserState): User {
    return new User(state);
  }

  get id(): string {
    return this.state.id;
  }

  get email(): string {
    return this.state.email;
  }

  get username(): string {
    return this.state.username;
  }

  get passwordHash(): string {
    return this.state.passwordHash;
  }

  get roles(): readonly string[] {
    return this.state.roles;
  }

  get version(): number {
    return this.state.version;
  }

  get createdAt(): Date {
    return this.state.createdAt;
  }

  get updatedAt(): Date {
    return this.state.updatedAt;
  }

  withProfile(profile: { email: string; username: string }, now: Date): User {
    return this.next(profile, now);
  }

  withRoles(roles: readonly string[], now: Date): User {
    return this.next({ roles: [...new Set(roles)] }, now);
  }

  private next(changes: Partial<UserState>, now: Date): User {
    return new User({ ...this.state, ...changes, version: this.state.version + 1, updatedAt: now });
  }
}

const pattern = /^[A-Za-z0-9_-]{3,30}$/;

export function isUsername(text: string): boolean {
  return pattern.test(text);
}

/** Returns the key by which usernames are unique, regardless of case. */
export function usernameKey(username: string): string {
  return username.toLowerCase();
}
