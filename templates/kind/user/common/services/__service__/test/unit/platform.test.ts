import { generateKeyPairSync } from 'node:crypto';
import { parseSettings } from '@repo/platform/config';
import type { CachePurpose } from '@repo/platform/cache';
import type * as database from '@repo/platform/database';
import { expect, it, vi } from 'vitest';
import { silentLogger } from '../../../../packages/platform/test/support/logger.js';
import { createPlatform } from '../../src/platform.js';
import { settingsShape } from '../../src/settings.js';

const closed = vi.hoisted((): string[] => []);
const closing = vi.hoisted(() => (name: string) => ({ close: async () => void closed.push(name) }));

vi.mock('@repo/platform/database', async (original) => {
  const actual = await original<typeof database>();
  const createDatabase = async (options: database.DatabaseOptions) => ({
    ...(await actual.createDatabase(options)),
    ...closing('database'),
  });
  return { ...actual, createDatabase };
});
vi.mock('@repo/platform/cache', async (original) => ({
  ...(await original<object>()),
  createCache: async ({ purpose = 'values' }: { purpose?: CachePurpose }) => closing(purpose),
}));
vi.mock('@repo/platform/messaging', async (original) => ({
  ...(await original<object>()),
  createMessageBus: () => Promise.reject(new Error('The broker is unavailable')),
}));

it('closes the open adapters, the newest first, when another cannot be opened', async () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const settings = parseSettings(settingsShape, {
    NODE_ENV: 'test',
    AUTH_SIGNING_KEY: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    IDEMPOTENCY_SECRET: 'a secret of the tests, long enough',
  });
  const named = { service: 'test', version: '0.0.0', ...settings };
  await expect(createPlatform(named, silentLogger)).rejects.toThrow('The broker is unavailable');
  expect(closed).toEqual(['values', 'failures', 'database']);
});
