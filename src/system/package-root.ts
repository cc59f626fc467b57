import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Two levels up from both `src/system` and `dist/cli`.
const root = new URL('../../', import.meta.url);

export const templatesFolder = fileURLToPath(new URL('templates', root));

/** Returns the version of this package. */
export function packageVersion(): string {
  const manifest = readFileSync(new URL('package.json', root), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
