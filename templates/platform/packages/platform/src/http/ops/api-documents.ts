import { readFile } from 'node:fs/promises';
import { jsonAnswer } from '../answer/answer.js';
import type { Endpoint } from '../answer/answer.js';
import { createOpenApiDocument } from '../contract/openapi.js';
import { defineOperation } from '../contract/operation.js';
import type { Operation } from '../contract/operation.js';

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

/** Scripts and styles that the build copies here, see `scripts/copy-api-pages.mjs`. */
const assets = new URL('./api-pages/', import.meta.url);

// Both viewers use inline styles; ReDoc creates a worker for its search.
const contentSecurityPolicy = [
  "default-src 'none'",
  "connect-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  'worker-src blob:',
  "frame-ancestors 'none'",
].join('; ');

const html = 'text/html; charset=utf-8';
const css = 'text/css; charset=utf-8';
const javascript = 'text/javascript; charset=utf-8';

// Relative, so that the pages work behind a proxy that adds a path prefix.
const swaggerUi = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>API</title>
<link rel="stylesheet" href="docs/swagger-ui.css">
<div id="api"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
`;
const startSwaggerUi = "SwaggerUIBundle({ url: 'openapi.json', dom_id: '#api', deepLinking: true });\n";

const redoc = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>API</title>
<div id="api"></div>
<script src="redoc/redoc.standalone.js"></script>
<script src="redoc/start.js"></script>
`;
const startRedoc = "Redoc.init('openapi.json', {}, document.getElementById('api'));\n";

/** Swagger UI at `/docs` and ReDoc at `/redoc`, with all of their assets. */
export function apiPages(): Endpoint[] {
  return [
    resource('/docs', html, async () => swaggerUi),
    resource('/docs/start.js', javascript, async () => startSwaggerUi),
    resource('/docs/swagger-ui.css', css, () => readFile(new URL('swagger-ui.css', assets))),
    resource('/docs/swagger-ui-bundle.js', javascript, () =>
      readFile(new URL('swagger-ui-bundle.js', assets)),
    ),
    resource('/redoc', html, async () => redoc),
    resource('/redoc/start.js', javascript, async () => startRedoc),
    resource('/redoc/redoc.standalone.js', javascript, () =>
      readFile(new URL('redoc.standalone.js', assets)),
    ),
  ];
}

function resource(path: string, mediaType: string, read: () => Promise<string | Buffer>): Endpoint {
  const headers = { 'content-type': mediaType, 'content-security-policy': contentSecurityPolicy };
  return {
    operation: defineOperation({
      id: `get ${path}`,
      method: 'GET',
      path,
      tag: 'Documentation',
      summary: 'Get an asset of the documentation pages',
      access: 'anyone',
      responses: { 200: { description: 'The asset', mediaType } },
    }),
    answer: async () => ({ status: 200, headers, body: await read() }),
  };
}
