import { normalizeEmail } from '@repo/platform/fields';
import type { Feature } from '../../feature.js';
import type { Settings } from '../../settings.js';
import type { EnsureAdmin, EnsuredAdmin } from './application/ensure-admin.js';
import type { GrantAdministrator } from './application/administrators.js';
import { userEvents } from './domain/user-events.js';
import { usersMigrations } from './infrastructure/migrations.js';
import { usersOperations } from './presentation/users.contract.js';

const outcomes: Record<EnsuredAdmin, (email: string) => string> = {
  made: (email) => `Created the administrator ${email}.`,
  present: (email) => `The administrator ${email} already exists.`,
  restored: (email) => `Made ${email} an administrator again.`,
  others: (email) => `Other administrators exist, and ${email} is not one of them. Nothing was changed.`,
};

export function usersFeature(
  ensureAdmin: EnsureAdmin,
  grantAdministrator: GrantAdministrator,
  settings: Pick<Settings, 'ADMIN_EMAIL' | 'ADMIN_PASSWORD'>,
): Feature {
  return {
    name: 'users',
    operations: usersOperations,
    migrations: usersMigrations,
    events: userEvents,
    async seed() {
      const { ADMIN_EMAIL, ADMIN_PASSWORD: password } = settings;
      if (!ADMIN_EMAIL || !password) return 'No administrator created: set ADMIN_EMAIL and ADMIN_PASSWORD.';
      const email = normalizeEmail(ADMIN_EMAIL);
      if (email === null) throw new Error('ADMIN_EMAIL is not an e-mail address.');
      return outcomes[await ensureAdmin.execute({ email, password })](email);
    },
    async grantAdministrator(typed) {
      const email = normalizeEmail(typed);
      if (email === null) throw new Error(`${typed} is not an e-mail address.`);
      const outcome = await grantAdministrator.execute(email);
      return outcome === 'granted'
        ? `Made ${email} an administrator.`
        : `${email} is already an administrator.`;
    },
  };
}
