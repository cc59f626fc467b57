import type { Logger } from '@repo/platform/logging';
import type { Feature } from '../../feature.js';
import type { RemoveExpiredSessions } from './application/remove-expired-sessions.js';
import { authMigrations } from './infrastructure/migrations.js';
import { authOperations } from './presentation/auth.contract.js';

export function authFeature(removeExpired: RemoveExpiredSessions, logger: Logger): Feature {
  return {
    name: 'auth',
    operations: authOperations,
    migrations: authMigrations,
    jobs: [
      {
        name: 'remove-expired-sessions',
        schedule: '17 3 * * *',
        maxSeconds: 600,
        async run() {
          logger.info({ removed: await removeExpired.execute() }, 'Expired sessions removed');
        },
      },
    ],
  };
}
