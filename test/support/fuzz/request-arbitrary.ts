import * as fc from 'fast-check';
import { nearlyValid, valid } from './schema-arbitrary.js';
import type { Schema } from './schema-arbitrary.js';

export interface FuzzRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array | undefined;
  caller: 'nobody' | 'user' | 'admin' | 'forger';
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  schema: Schema;
}

interface Operation {
  parameters?: readonly Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

export interface OpenApiDocument {
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  components: { schemas: Readonly<Record<string, Schema>> };
}

/** A placeholder in paths for the ID of the caller. */
export const ownId = '00000000-0000-0000-0000-000000000000';

/** Returns an arbitrary of requests to the operations of a document: valid, nearly valid and hostile. */
export function requests({ paths, components }: OpenApiDocument): fc.Arbitrary<FuzzRequest> {
  const operations = Object.entries(paths).flatMap(([template, byMethod]) =>
    Object.entries(byMethod).map(([verb, operation]) => ({ template, verb, operation })),
  );
  return fc.constantFrom(...operations).chain(({ template, verb, operation }) => {
    const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
    const query = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
    return fc.record({
      method: often(
        fc.constant(verb.toUpperCase()),
        fc.constantFrom('PUT', 'POST', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'),
      ),
      path: fc
        .tuple(pathOf(template), queryOf(query, components.schemas))
        .map(([path, search]) => path + search),
      headers: headers(schema !== undefined),
      body: schema ? bodies(schema, components.schemas) : often(fc.constant(undefined), hostileBodies),
      caller: fc.oneof(
        { weight: 5, arbitrary: fc.constant('user' as const) },
        { weight: 3, arbitrary: fc.constant('admin' as const) },
        { weight: 1, arbitrary: fc.constantFrom('nobody' as const, 'forger' as const) },
      ),
    });
  });
}

function often<T, U>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<U>): fc.Arbitrary<T | U> {
  return fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: other });
}

const visible = fc.string({ unit: fc.constantFrom(...visibleCharacters()), minLength: 1, maxLength: 300 });
const encoded = fc.string({ unit: 'binary', maxLength: 30 }).map(encodeURIComponent);
const hostileText = fc.constantFrom(
  '%',
  '%zz',
  '%00',
  '..%2f..%2fetc',
  '%2e%2e',
  "'%20or%201=1--",
  '*',
  '{id}',
  '$where',
  '%ff%fe',
  'a'.repeat(2_000),
);

function pathOf(template: string): fc.Arbitrary<string> {
  const ids = fc.oneof(fc.constant(ownId), fc.uuid(), encoded, hostileText);
  const usual = fc
    .infiniteStream(ids)
    .map((stream) => template.replaceAll(/\{\w+\}/g, () => String(stream.next().value)));
  return often(
    usual,
    fc.oneof(
      fc.constant(`${template}/`),
      fc.constant(`/${template}`),
      hostileText.map((text) => `/${text}`),
    ),
  );
}

function queryOf(
  parameters: readonly Parameter[],
  schemas: Readonly<Record<string, Schema>>,
): fc.Arbitrary<string> {
  const known = parameters.map(({ name, schema }) =>
    fc.tuple(
      fc.constant(name),
      fc.oneof(
        valid(schema, schemas).map((value) => encodeURIComponent(String(value))),
        encoded,
        hostileText,
      ),
    ),
  );
  const usual =
    known.length > 0 ? fc.array(fc.oneof(...known), { maxLength: 3 }) : fc.constant<[string, string][]>([]);
  const unknown = fc.array(fc.tuple(encoded, fc.oneof(encoded, hostileText)), { maxLength: 3 });
  return often(usual, unknown).map((pairs) =>
    pairs.length === 0 ? '' : `?${pairs.map((pair) => pair.join('=')).join('&')}`,
  );
}

function headers(hasBody: boolean): fc.Arbitrary<Record<string, string>> {
  const absent = fc.constant('');
  const json = hasBody ? 'application/json' : '';
  const otherTypes = fc.constantFrom('text/plain', 'application/json; charset=latin1', 'x', '');
  const tags = fc.oneof(fc.constantFrom('*', '"1"', '"2"', 'W/"1"', '"1", "2"'), visible);
  return fc
    .record({
      'content-type': often(fc.constant(json), otherTypes),
      'content-encoding': often(absent, fc.constantFrom('gzip', 'identity')),
      'idempotency-key': fc.oneof(absent, visible),
      'if-match': fc.oneof(absent, tags),
      'x-request-id': often(absent, visible),
      'x-forwarded-for': often(absent, visible),
      origin: often(absent, visible),
      traceparent: often(absent, visible),
    })
    .map((found) => Object.fromEntries(Object.entries(found).filter(([, value]) => value !== '')));
}

const hostileBodies = fc.oneof(
  fc.constantFrom(
    '{',
    '[]',
    'null',
    '1',
    '""',
    '{"__proto__":{"a":1}}',
    '{"constructor":{"prototype":{}}}',
    '\uFEFF{}',
  ),
  fc.constantFrom('['.repeat(20_000), `{"email":"${'a'.repeat(60_000)}"}`, 'x'.repeat(150_000)),
  fc.uint8Array({ minLength: 1, maxLength: 60 }),
  fc.json(),
);

function bodies(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
): fc.Arbitrary<string | Uint8Array> {
  const text = (values: fc.Arbitrary<unknown>) => values.map((value) => JSON.stringify(value));
  return fc.oneof(
    { weight: 5, arbitrary: text(valid(schema, schemas)) },
    { weight: 3, arbitrary: text(nearlyValid(schema, schemas)) },
    { weight: 2, arbitrary: hostileBodies },
  );
}

function visibleCharacters(): string[] {
  return Array.from({ length: 0x7e - 0x20 }, (_, index) => String.fromCharCode(0x21 + index));
}
