import { z } from 'zod';
import type { Operation, OperationResponse } from './operation.js';
import { problemBody, problemMediaType, problemsOf } from './problems.js';

type Json = Record<string, unknown>;

/** Builds the OpenAPI 3.1 document from the contracts. Paths and tags are sorted, whatever the order of the modules. */
export function createOpenApiDocument(
  info: { title: string; version: string; description?: string },
  operations: readonly Operation[],
): Json {
  const components = new Map<string, unknown>();
  const paths: Record<string, Json> = {};
  for (const operation of operations.toSorted((a, b) => byText(a.path, b.path))) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describe(operation, components),
    };
  }
  return {
    openapi: '3.1.1',
    info,
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map(({ tag }) => tag))].toSorted(byText).map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries([...components].toSorted(([a], [b]) => byText(a, b))),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function describe(operation: Operation, components: Map<string, unknown>): Json {
  const { id, tag, summary, access, body, responses } = operation;
  const parameters = [
    ...pathParameters(operation),
    ...queryParameters(operation, components),
    ...headerParameters(operation),
  ];
  const answers = Object.entries(responses).map(([status, response]) => [
    status,
    describeResponse(response, components),
  ]);
  const problems = Object.entries(problemsOf(operation)).map(([status, codes]) => [
    status,
    { description: codes.join(', '), content: content(problemBody, components, problemMediaType) },
  ]);
  return {
    operationId: id,
    tags: [tag],
    summary,
    security: access === 'anyone' ? [] : [{ bearer: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: content(body, components, 'application/json', 'input') },
    }),
    responses: Object.fromEntries([...problems, ...answers]),
  };
}

function describeResponse(response: OperationResponse, components: Map<string, unknown>): Json {
  const { description, body, headers, mediaType } = response;
  return {
    description,
    ...(headers && {
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, meaning]) => [
          name,
          { description: meaning, schema: { type: 'string' } },
        ]),
      ),
    }),
    ...(body && { content: content(body, components, mediaType ?? 'application/json') }),
  };
}

function pathParameters({ path }: Operation): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query }: Operation, components: Map<string, unknown>): Json[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: jsonSchema(schema as z.ZodType, components, 'input'),
  }));
}

function headerParameters({ idempotent, conditional }: Operation): Json[] {
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  });
  return [
    ...(idempotent
      ? [header('idempotency-key', 'A repeated request with the same key returns the stored response.')]
      : []),
    ...(conditional ? [header('if-match', 'The entity tag that the write is conditional on.')] : []),
  ];
}

function content(
  schema: z.ZodType,
  components: Map<string, unknown>,
  mediaType: string,
  io: 'input' | 'output' = 'output',
): Json {
  return { [mediaType]: { schema: jsonSchema(schema, components, io) } };
}

/** A schema with an id becomes a component; all others are inlined. */
function jsonSchema(schema: z.ZodType, components: Map<string, unknown>, io: 'input' | 'output'): unknown {
  const {
    $schema: _dialect,
    $defs = {},
    ...own
  } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' }) as Json;
  for (const [id, definition] of Object.entries($defs as Json)) components.set(id, asComponent(definition));
  return asComponent(own);
}

/** References point to the components of the document, so zod's ids are removed. */
function asComponent(definition: unknown): unknown {
  const text = JSON.stringify(definition, (key, value: unknown) =>
    key === 'id' && typeof value === 'string' ? undefined : value,
  );
  return JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/'));
}
