import { Injectable } from '@nestjs/common';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { validateBody, validateQuery } from '../http/index.js';

/**
 * Validates what has a schema: `@Body({ schema })`, `@Query({ schema })`. Nest's own pipe tells those who make the
 * error neither where a value was nor what it was, and our problems say both.
 */
@Injectable()
export class ContractPipe implements PipeTransform {
  transform(value: unknown, { schema, type }: ArgumentMetadata): unknown {
    if (!schema) return value;
    const validate = type === 'query' ? validateQuery : validateBody;
    return validate(schema as z.ZodType, value);
  }
}
