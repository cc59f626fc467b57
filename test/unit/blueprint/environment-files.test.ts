import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { environmentFiles } from '../../../src/blueprint/environment-files.js';
import { templatesFolder } from '../../../src/system/package-root.js';
import type { EnvironmentKey } from '../../../src/options/contribution.js';
import { createSecretFiller, secretSlot } from '../../../src/tree/secrets.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const key = (example: string): EnvironmentKey => ({ group: 'Database', comment: 'A setting.', example });
const contentsOf = (environment: Record<string, EnvironmentKey>) =>
  Object.fromEntries(environmentFiles(environment, 'npm run').map(([path, { content }]) => [path, content]));

const files = contentsOf({
  DATABASE_URL: key('postgresql://app:replace-me-password-database@localhost:5432/app'),
  POSTGRES_PASSWORD: { ...key('replace-me-password-database'), group: 'Containers' },
  ADMIN_PASSWORD: key('replace-me-password-admin'),
  IDEMPOTENCY_SECRET: key('replace-me-secret-idempotency'),
  AUTH_SIGNING_KEY: key('replace-me-key-auth'),
});

/** Checks the values of a generated `.env`, and returns its passwords. */
function checked(text: string): string[] {
  expect(text).not.toMatch(/replace-me-(?!…)|<</);
  const values = parseEnv(text);
  const { hostname, username, password } = new URL(values['DATABASE_URL'] ?? '');
  expect([hostname, username, password]).toEqual(['localhost', 'app', values['POSTGRES_PASSWORD']]);
  expect(values).toMatchObject({
    ADMIN_PASSWORD: expect.stringMatching(/^[\w-]{24}$/),
    IDEMPOTENCY_SECRET: expect.stringMatching(/^[\w-]{43}$/),
    AUTH_SIGNING_KEY: expect.stringMatching(/^MC4CAQAwBQYDK2VwBCIEI[A-Za-z0-9+/=]{43}$/),
  });
  return [password, values['ADMIN_PASSWORD'] ?? ''];
}

describe('the environment files', () => {
  it('list the settings of containers last', () => {
    for (const text of Object.values(files)) {
      expect(text).toMatch(/\n\n## Containers\n# A setting\.\nPOSTGRES_PASSWORD=.*\n$/);
    }
  });

  it('name the secrets: a slot in .env, a placeholder in .env.example', () => {
    expect(files['.env']).toContain(`@localhost:5432/app\n`);
    expect(files['.env']).toContain(`POSTGRES_PASSWORD=${secretSlot('password', 'database')}\n`);
    expect(files['.env']).not.toContain('replace-me');
    expect(files['.env.example']).toContain(
      'DATABASE_URL=postgresql://app:replace-me-password-database@localhost:5432/app\n',
    );
  });

  it('get one value per name, which a new project does not share', () => {
    const [one, two] = [createSecretFiller(), createSecretFiller()].map((fill) =>
      checked(fill(files['.env'] ?? '')),
    );
    expect(new Set([...(one ?? []), ...(two ?? [])]).size).toBe(4);
  });

  it('get the same kinds of secrets from create-env.mjs', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, '.env.example'), files['.env.example'] ?? '');
    await execa(process.execPath, [join(templatesFolder, 'project/scripts/create-env.mjs')], { cwd });
    const [database, admin] = checked(await readFile(join(cwd, '.env'), 'utf8'));
    expect(database).not.toBe(admin);
  });

  it.each([['replace-me'], ['replace-me-word-database'], ['replace-me-password-'], ['x-replace-me-y']])(
    'reject the placeholder %s',
    (example) => {
      expect(() => contentsOf({ KEY: key(example) })).toThrow(`KEY=${example}`);
    },
  );

  it('reject a name with two kinds', () => {
    const environment = { A: key('replace-me-key-auth'), B: key('replace-me-password-auth') };
    expect(() => contentsOf(environment)).toThrow('auth has two kinds: key and password');
  });
});
