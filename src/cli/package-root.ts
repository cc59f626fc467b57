import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// The same two levels up from `src/cli` and from `dist/cli`.
const root = new URL('../../', import.meta.url);

export const templatesFolder = fileURLToPath(new URL('templates', root));

export function packageVersion(): string {
  const manifest = readFileSync(new URL('package.json', root), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
