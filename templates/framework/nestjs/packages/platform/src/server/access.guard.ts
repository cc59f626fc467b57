import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AccessPolicy } from '../access/index.js';
import type { Authenticator } from '../auth/index.js';
import { assertPermitted, recognize } from '../http/index.js';

/** Checks access by the contract of the route. A route without a contract requires authentication. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly authenticate: Authenticator,
    private readonly policy: AccessPolicy<string>,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const operation = request.active.operation ?? { access: 'authenticated' };
    request.principal = await recognize(operation, request.headers.authorization, this.authenticate);
    assertPermitted(operation, request.principal, this.policy);
    return true;
  }
}
