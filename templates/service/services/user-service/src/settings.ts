import { authSettings } from '@repo/platform/auth';
import { cacheSettings } from '@repo/platform/cache';
import { integer, loadEnvironment, parseSettings } from '@repo/platform/config';
import { databaseSettings } from '@repo/platform/database';
import { httpSettings } from '@repo/platform/http';
import { loggingSettings } from '@repo/platform/logging';
import { messagingSettings } from '@repo/platform/messaging';
import { z } from 'zod';

const shape = {
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  REFRESH_TOKEN_TTL_SECONDS: integer(1, 31_536_000).prefault('2592000'),
  ADMIN_EMAIL: z.string().optional(),
  ADMIN_PASSWORD: z.string().optional(),
  ...httpSettings,
  ...loggingSettings,
  ...authSettings,
  ...databaseSettings,
  ...cacheSettings,
  ...messagingSettings,
};

export type Settings = ReturnType<typeof loadSettings>;

/** Every setting of the service, from the environment and the `.env` files of the project folder. @throws SettingsError */
export function loadSettings() {
  const settings = parseSettings(shape, loadEnvironment(process.cwd(), process.env));
  return { service: 'user-service', version: '0.1.0', ...settings };
}
