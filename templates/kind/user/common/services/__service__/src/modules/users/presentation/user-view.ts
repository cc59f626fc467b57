import { etagOf } from '@repo/platform/http';
import { z } from 'zod';
import type { User } from '../domain/user.js';

/** The public view of a user. */
export const userView = z
  .object({
    id: z.uuid(),
    email: z.string(),
    username: z.string(),
    roles: z.array(z.string()),
    createdAt: z.iso.datetime({ precision: 3 }),
    updatedAt: z.iso.datetime({ precision: 3 }),
  })
  .meta({ id: 'User' });

export function toUserView(user: User): z.input<typeof userView> {
  return {
    id: user.id,
    email: user.email,
    username: user.username,
    roles: [...user.roles],
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
  };
}

/** The reply to a registration. */
export function toRegistered(user: User) {
  const headers = { location: `/api/v1/users/${user.id}`, etag: etagOf(user) };
  return { status: 201, headers, body: toUserView(user) } as const;
}
