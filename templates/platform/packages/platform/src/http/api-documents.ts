import { apiPages } from './api-pages.js';
import type { Endpoint } from './endpoint.js';
import { jsonAnswer } from './endpoint.js';
import { createOpenApiDocument } from './openapi.js';
import { defineOperation } from './operation.js';
import type { Operation } from './operation.js';

const openApiOperation = defineOperation({
  id: 'getOpenApi',
  method: 'GET',
  path: '/openapi.json',
  tag: 'Operations',
  summary: 'Get the OpenAPI document',
  access: 'anyone',
  responses: { 200: { description: 'The OpenAPI 3.1 document' } },
});

/** Returns the endpoints of the OpenAPI document and of the pages that render it. */
export function apiDocuments(
  info: { title: string; version: string },
  operations: readonly Operation[],
): Endpoint[] {
  const document = jsonAnswer(200, createOpenApiDocument(info, [openApiOperation, ...operations]));
  return [{ operation: openApiOperation, answer: async () => document }, ...apiPages()];
}
