import { secondsPerDay } from '@repo/platform/jobs';
import type { Feature } from '../../feature.js';
import type { Settings } from '../../settings.js';
import type { SessionRepository } from './application/ports.js';
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
