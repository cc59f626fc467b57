import { secondsPerDay } from '@repo/platform/jobs';
import type { Feature } from '../../feature.js';
import type { Settings } from '../../settings.js';
import type { LoginLimitSettings } from './application/login-limits.js';
import type { SessionRepository } from './application/ports.js';
import type { SessionLimits } from './domain/session.js';
import { authMigrations } from './infrastructure/migrations.js';
import { authOperations } from './presentation/auth.contract.js';

export function authFeature(sessions: SessionRepository, settings: Settings): Feature {
  const keepSeconds = settings.SESSION_RETENTION_DAYS * secondsPerDay;
  return {
    name: 'auth',
    operations: authOperations,
    migrations: authMigrations,
    retention: [
      {
        table: 'refresh_tokens',
        keepSeconds,
        removeBefore: (before, limit) => sessions.removeExpiredTokens(before, limit),
      },
      {
        table: 'sessions',
        keepSeconds,
        removeBefore: (before, limit) => sessions.removeEnded(before, limit),
      },
    ],
  };
}

export function sessionLifetimes(settings: Settings): SessionLimits {
  return {
    absoluteSeconds: settings.REFRESH_TOKEN_TTL_SECONDS,
    idleSeconds: settings.REFRESH_TOKEN_IDLE_SECONDS,
    maxPerUser: settings.MAX_SESSIONS_PER_USER,
  };
}

export function loginLimits(settings: Settings): LoginLimitSettings {
  return {
    failuresPerAccount: settings.LOGIN_FAILURES_PER_ACCOUNT,
    failuresPerAddress: settings.LOGIN_FAILURES_PER_IP,
    windowSeconds: settings.LOGIN_FAILURES_WINDOW_SECONDS,
  };
}
