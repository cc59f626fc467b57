import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { afterAll } from 'vitest';
import { npm } from './generated.js';
import { repository } from './package.js';

/**
 * Starts a local registry that serves the package and redirects requests for other packages to npm's configured
 * registry. It stops after the tests of the file.
 * @param tarball the path of the packed package
 * @returns the URL of the registry
 */
export async function serveRegistry(tarball: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
  const content = await readFile(tarball);
  const path = `/${manifest.name}/-/${basename(tarball)}`;
  const upstream = (await npm(repository, ['config', 'get', 'registry', '--silent'])).output.trim();

  const server = createServer(({ url, headers }, response) => {
    if (url === path) {
      response.end(content);
    } else if (url === `/${manifest.name}`) {
      const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
      const dist = { tarball: `http://${headers.host}${path}`, integrity };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(published(manifest, dist)));
    } else {
      response.writeHead(302, { location: new URL((url ?? '').slice(1), upstream).href }).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Returns the registry metadata of the package, without its development scripts. */
function published(
  { name, version, bin, engines, dependencies }: Record<string, unknown>,
  dist: object,
): object {
  return {
    name,
    'dist-tags': { latest: version },
    versions: { [String(version)]: { name, version, bin, engines, dependencies, dist } },
  };
}
