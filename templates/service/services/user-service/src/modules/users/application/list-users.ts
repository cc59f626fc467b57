import type { Page, PageRequest } from '@repo/platform/http';
import type { User } from '../domain/user.js';
import type { UserRepository } from './ports.js';

export class ListUsers {
  constructor(private readonly users: UserRepository) {}

  /** @param request.search case-insensitive prefix of an e-mail address or username */
  async execute(request: PageRequest<'id'> & { search?: string | undefined }): Promise<Page<User>> {
    return this.users.list({ ...request, search: request.search?.toLowerCase() });
  }
}
