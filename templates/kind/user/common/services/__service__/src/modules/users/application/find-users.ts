import type { AccessPolicy } from '@repo/platform/access';
import type { Principal } from '@repo/platform/auth';
import type { Page, PageRequest } from '@repo/platform/http';
import type { User } from '../domain/user.js';
import { findUser } from './change-user.js';
import type { UserRepository } from './ports.js';

export class GetUser {
  constructor(
    private readonly users: UserRepository,
    private readonly policy: AccessPolicy<'users:read'>,
  ) {}

  /**
   * Users may read themselves; reading others requires the permission, whether or not they exist.
   * @throws AuthorizationError or NotFoundError
   */
  async execute(principal: Principal, id: string): Promise<User> {
    if (id !== principal.userId) this.policy.assert(principal, 'users:read');
    return findUser(this.users, id);
  }
}

export class ListUsers {
  constructor(private readonly users: UserRepository) {}

  /** @param request.search case-insensitive prefix of an e-mail address or username */
  async execute(request: PageRequest<'id'> & { search?: string | undefined }): Promise<Page<User>> {
    return this.users.list({ ...request, search: request.search?.toLowerCase() });
  }
}
