import { Injectable } from '@nestjs/common';
import type {
  ArgumentMetadata,
  CallHandler,
  CanActivate,
  ExecutionContext,
  NestInterceptor,
  PipeTransform,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import type { z } from 'zod';
import type { AccessPolicy } from '../access/index.js';
import type { Authenticator } from '../auth/index.js';
import {
  assertJsonBody,
  assertPermitted,
  parseJsonBody,
  querySchema,
  readBody,
  recognize,
  validateBody,
  validateQuery,
} from '../http/index.js';

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

/** Reads bodies after the guards, so that only permitted bodies are read, and before the pipes. */
@Injectable()
export class BodyInterceptor implements NestInterceptor {
  intercept(
    context: ExecutionContext,
    next: CallHandler,
  ): Observable<unknown> | Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { operation } = request.active;
    const isWanted = operation ? operation.body !== undefined : !/^(GET|HEAD)$/.test(request.method);
    if (isWanted) return this.read(request, next);
    assertNoQuery(request);
    return next.handle();
  }

  private async read(request: FastifyRequest, next: CallHandler): Promise<Observable<unknown>> {
    assertJsonBody(request.headers);
    request.body = parseJsonBody(await readBody(request.raw));
    assertNoQuery(request);
    return next.handle();
  }
}

/** Pipes see only declared parameters, so a query without a contract is validated here. */
function assertNoQuery({ active: { operation }, query }: FastifyRequest): void {
  if (operation && !operation.query) validateQuery(querySchema(operation), query);
}

/**
 * Validates parameters with a schema: `@Body({ schema })`, `@Query({ schema })`. Nest's own pipe does not report
 * the location and the value, which the problem document needs.
 */
@Injectable()
export class ContractPipe implements PipeTransform {
  transform(value: unknown, { schema, type }: ArgumentMetadata): unknown {
    if (!schema) return value;
    const validate = type === 'query' ? validateQuery : validateBody;
    return validate(schema as z.ZodType, value);
  }
}
