import { parse } from 'node:querystring';
import type { z } from 'zod';
import { ValidationError } from '../../errors/index.js';
import type { FieldError } from '../../errors/index.js';
import { maxFieldErrors } from '../contract/problems.js';

/** Parses a query. A repeated key becomes a list, which no contract accepts. */
export function parseQuery(text: string | null | undefined): Record<string, unknown> {
  return text ? parse(text) : {};
}

/**
 * A missing body is validated as `null`, because not every framework distinguishes them.
 * @throws ValidationError whose paths are JSON pointers into the body
 */
export function validateBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  return validate(schema, body ?? null, pointer);
}

/** @throws ValidationError whose paths are `?name` */
export function validateQuery<T extends z.ZodType>(schema: T, query: unknown): z.output<T> {
  return validate(schema, query, ([name]) => `?${String(name ?? '')}`);
}

type WritePath = (path: readonly PropertyKey[]) => string;

function validate<T extends z.ZodType>(schema: T, value: unknown, write: WritePath): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues
    .flatMap((issue) => toFieldErrors(issue, value, write))
    .slice(0, maxFieldErrors);
  throw new ValidationError(errors as [FieldError, ...FieldError[]]);
}

function toFieldErrors(issue: z.core.$ZodIssue, input: unknown, write: WritePath): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: write([...issue.path, key]),
      code: 'unknown_key',
      message: 'Unknown key.',
    }));
  }
  const path = write(issue.path);
  if (issue.code === 'invalid_type' && valueAt(input, issue.path) === undefined) {
    return [{ path, code: 'required', message: 'Required.' }];
  }
  return [{ path, code: ownCode(issue) ?? issue.code, message: issue.message }];
}

/** Returns the error code that a contract assigned to a custom rule. */
function ownCode(issue: z.core.$ZodIssue): string | undefined {
  const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return typeof code === 'string' ? code : undefined;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    input,
  );
}

/** Returns a JSON pointer (RFC 6901). */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
