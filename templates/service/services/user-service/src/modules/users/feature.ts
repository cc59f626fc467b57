import type { Feature } from '../../feature.js';
import type { Settings } from '../../settings.js';
import type { EnsureAdmin } from './application/ensure-admin.js';
import { normalizeEmail } from './domain/email.js';
import { userEvents } from './domain/user-events.js';
import { usersMigrations } from './infrastructure/migrations.js';
import { usersOperations } from './presentation/users.contract.js';

export function usersFeature(
  ensureAdmin: EnsureAdmin,
  settings: Pick<Settings, 'ADMIN_EMAIL' | 'ADMIN_PASSWORD'>,
): Feature {
  return {
    name: 'users',
    operations: usersOperations,
    migrations: usersMigrations,
    events: userEvents,
    async seed() {
      const { ADMIN_EMAIL, ADMIN_PASSWORD: password } = settings;
      if (!ADMIN_EMAIL || !password)
        return 'No administrator: ADMIN_EMAIL and ADMIN_PASSWORD are not both set.';
      const email = normalizeEmail(ADMIN_EMAIL);
      if (email === null) throw new Error('ADMIN_EMAIL is not an e-mail address.');
      const outcome = await ensureAdmin.execute({ email, password });
      return outcome === 'made' ? `Made the administrator ${email}.` : `The administrator ${email} is there.`;
    },
  };
}
