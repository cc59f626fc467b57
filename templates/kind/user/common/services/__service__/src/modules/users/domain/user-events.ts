import type { User } from './user.js';

export const userEvents = ['user.registered', 'user.updated', 'user.roles-changed', 'user.deleted'] as const;

/** An event of a user. Contains no secrets. */
export interface UserEvent {
  type: (typeof userEvents)[number];
  version: 1;
  aggregateId: string;
  payload: Readonly<Record<string, unknown>>;
}

export function userRegistered({ id, email, username, roles }: User): UserEvent {
  return { type: 'user.registered', version: 1, aggregateId: id, payload: { email, username, roles } };
}

export function userUpdated({ id, email, username }: User): UserEvent {
  return { type: 'user.updated', version: 1, aggregateId: id, payload: { email, username } };
}

export function userRolesChanged({ id, roles }: User): UserEvent {
  return { type: 'user.roles-changed', version: 1, aggregateId: id, payload: { roles } };
}

export function userDeleted(id: string): UserEvent {
  return { type: 'user.deleted', version: 1, aggregateId: id, payload: {} };
}
