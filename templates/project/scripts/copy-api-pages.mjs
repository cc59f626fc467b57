import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';

// Part of the build: copies the assets of the pages at /docs and /redoc, so that the service neither loads them
// from elsewhere nor depends on the packages.
const assets = [
  'swagger-ui-dist/swagger-ui.css',
  'swagger-ui-dist/swagger-ui-bundle.js',
  'redoc/bundles/redoc.standalone.js',
];
const destination = 'packages/platform/dist/http/api-pages';

const { resolve } = createRequire(import.meta.url);
mkdirSync(destination, { recursive: true });
for (const asset of assets) copyFileSync(resolve(asset), `${destination}/${basename(asset)}`);
