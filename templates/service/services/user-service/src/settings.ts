import { authSettings } from '@repo/platform/auth';
import { cacheIsShared, cacheSettings } from '@repo/platform/cache';
import { integer, loadEnvironment, parseSettings, SettingsError } from '@repo/platform/config';
import { databaseSettings } from '@repo/platform/database';
import { httpSettings, idempotencySettings } from '@repo/platform/http';
import { loggingSettings } from '@repo/platform/logging';
import { messagesAreShared, messagingSettings, relaySettings } from '@repo/platform/messaging';
import { tracingSettings } from '@repo/platform/tracing';
import { z } from 'zod';
import { hasPasswordLength } from './modules/users/domain/password-policy.js';

export const settingsShape = {
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  REFRESH_TOKEN_TTL_SECONDS: integer(1, 31_536_000).prefault('2592000'),
  REFRESH_TOKEN_IDLE_SECONDS: integer(1, 31_536_000).prefault('1209600'),
  MAX_SESSIONS_PER_USER: integer(1, 10_000).prefault('100'),
  SESSION_RETENTION_DAYS: integer(0, 3_650).prefault('7'),
  INBOX_RETENTION_DAYS: integer(2, 3_650).prefault('35'),
  DEAD_LETTER_RETENTION_DAYS: integer(1, 3_649).prefault('30'),
  AUDIT_RETENTION_DAYS: integer(0, 36_500).prefault('365'),
  LOGIN_FAILURES_PER_ACCOUNT: integer(1, 1_000_000).prefault('5'),
  LOGIN_FAILURES_PER_IP: integer(1, 1_000_000).prefault('20'),
  LOGIN_FAILURES_WINDOW_SECONDS: integer(1, 86_400).prefault('900'),
  ADMIN_EMAIL: z.string().optional(),
  ADMIN_PASSWORD: z.string().refine(hasPasswordLength, 'does not have 12 to 128 characters').optional(),
  ...httpSettings,
  ...idempotencySettings,
  ...loggingSettings,
  ...authSettings,
  ...databaseSettings,
  ...cacheSettings,
  ...messagingSettings,
  ...relaySettings,
  ...tracingSettings,
};

export type Settings = ReturnType<typeof loadSettings>;

/**
 * Loads all settings of the service from the environment and the `.env` files of the project folder. @throws
 * SettingsError
 */
export function loadSettings() {
  const settings = parseSettings(settingsShape, loadEnvironment(process.cwd(), process.env));
  assertRoleIsPossible(settings.ROLE);
  assertPortsDiffer(settings.PORT, settings.OPS_PORT);
  assertInboxIsKept(settings);
  return { service: 'user-service', version: '0.1.0', ...settings };
}

/** The inbox must still detect a replayed dead letter as a duplicate. */
function assertInboxIsKept(days: { INBOX_RETENTION_DAYS: number; DEAD_LETTER_RETENTION_DAYS: number }): void {
  if (days.INBOX_RETENTION_DAYS > days.DEAD_LETTER_RETENTION_DAYS) return;
  throw new SettingsError(['INBOX_RETENTION_DAYS: must be more than DEAD_LETTER_RETENTION_DAYS']);
}

/** Separate api and worker processes need a cache and a queue that both can reach. */
function assertRoleIsPossible(role: string): void {
  const apart = [cacheIsShared ? [] : ['cache'], messagesAreShared ? [] : ['queue']].flat();
  if (role === 'all' || apart.length === 0) return;
  throw new SettingsError([
    `ROLE: must be "all", because the ${apart.join(' and the ')} cannot be shared between processes`,
  ]);
}

function assertPortsDiffer(port: number, opsPort: number | undefined): void {
  if (port !== 0 && port === opsPort) throw new SettingsError(['OPS_PORT: must differ from PORT']);
}
