import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';

// Copies the assets of /docs and /redoc into the build, so that the service serves them without a CDN and without
// the packages as runtime dependencies.
const assets = [
  'swagger-ui-dist/swagger-ui.css',
  'swagger-ui-dist/swagger-ui-bundle.js',
  'redoc/bundles/redoc.standalone.js',
];
const destination = 'packages/platform/dist/http/ops/api-pages';

const { resolve } = createRequire(import.meta.url);
mkdirSync(destination, { recursive: true });
for (const asset of assets) copyFileSync(resolve(asset), `${destination}/${basename(asset)}`);
