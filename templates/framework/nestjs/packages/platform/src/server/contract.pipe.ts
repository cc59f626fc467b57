import { Injectable } from '@nestjs/common';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { validateBody, validateQuery } from '../http/index.js';

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
