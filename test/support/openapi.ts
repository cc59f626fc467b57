import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';

/** Returns the errors that two independent validators find in an OpenAPI document; empty when it is valid. */
export async function faultsOf(document: string): Promise<unknown[]> {
  const { valid, errors } = await new Validator().validate(JSON.parse(document));
  const rules = { struct: 'error', 'no-unresolved-refs': 'error', 'no-ambiguous-paths': 'error' } as const;
  const problems = await lintFromString({
    source: document,
    absoluteRef: 'openapi.json',
    config: await createConfig({ rules }),
  });
  return [...(valid ? [] : [errors ?? 'invalid']), ...problems.map(({ message }) => message)];
}
