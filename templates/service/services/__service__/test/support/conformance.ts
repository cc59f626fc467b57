import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

export interface Answer {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into bodies of every shape
  body: any;
}

interface Operation {
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

interface OpenApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

/** Throws when a response does not match the OpenAPI document. */
export type ConformanceCheck = (method: string, path: string, answer: Answer) => void;

export function createConformanceCheck(text: string): ConformanceCheck {
  // JSON Schema expects shared schemas in `$defs`.
  const document: OpenApiDocument = JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/'));
  const $defs = document.components.schemas;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  const validators = new Map<object, ValidateFunction>();

  const routes = Object.entries(document.paths)
    .map(([template, operations]) => ({
      pattern: new RegExp(`^${template.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      parameters: template.split('{').length,
      operations,
    }))
    // Literal paths first.
    .toSorted((a, b) => a.parameters - b.parameters);

  const assertValid = (schema: object, { body }: Answer, what: string): void => {
    if (what.startsWith('HEAD ')) return;
    const validate = validators.get(schema) ?? ajv.compile({ ...schema, $defs });
    validators.set(schema, validate);
    if (!validate(body))
      throw new Error(`${what} does not match its schema: ${ajv.errorsText(validate.errors)}`);
  };

  return (method, path, answer) => {
    const pathname = path.split('?', 1)[0] ?? '';
    const verb = method === 'HEAD' ? 'get' : method.toLowerCase();
    const what = `${method} ${path} → ${answer.status}`;
    const known = routes.find(({ pattern, operations }) => pattern.test(pathname) && operations[verb]);
    if (!known) {
      if (method !== 'OPTIONS' || answer.status !== 204) assertValid($defs['Problem'] ?? {}, answer, what);
      return;
    }
    const response = known.operations[verb]?.responses[answer.status];
    if (!response) throw new Error(`${what} is not documented: ${JSON.stringify(answer.body)}`);
    if (!response.content) return;
    const mediaType = (answer.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
    const content = response.content[mediaType];
    if (!content) throw new Error(`${what} is documented, but not as ${mediaType}`);
    assertValid(content.schema, answer, what);
  };
}
