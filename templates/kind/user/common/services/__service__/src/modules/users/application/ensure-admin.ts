import type { PasswordHasher } from '@repo/platform/auth';
import type { UnitOfWork } from '@repo/platform/database';
import { ConflictError } from '@repo/platform/errors';
import type { Clock, Ids } from '@repo/platform/runtime';
import { userRegistered, userRolesChanged } from '../domain/user-events.js';
import { administratorRole, makeUser, withRoles } from '../domain/user.js';
import type { NewUser, User } from '../domain/user.js';
import { isAdministrator, lockAdministrators } from './administrators.js';
import type { AdministratorPolicy } from './administrators.js';
import { saveUser } from './change-user.js';
import { UsernameTaken } from './ports.js';
import type { UserRepository, UserStores } from './ports.js';

export interface EnsureAdminDependencies {
  users: UserRepository;
  unitOfWork: UnitOfWork<UserStores>;
  passwords: PasswordHasher;
  policy: AdministratorPolicy;
  ids: Ids;
  clock: Clock;
}

/** `others`: nothing was changed, because other users are administrators. */
export type EnsuredAdmin = 'made' | 'present' | 'restored' | 'others';

interface Credentials {
  email: string;
  password: string;
}

export class EnsureAdmin {
  constructor(private readonly dependencies: EnsureAdminDependencies) {}

  /**
   * Creates the first administrator, or restores it if no administrator is left and the password matches.
   * @param credentials.email normalised
   * @throws ConflictError when no administrator is left and the password does not match
   */
  async execute(credentials: Credentials): Promise<EnsuredAdmin> {
    const { passwords, ids } = this.dependencies;
    const { email } = credentials;
    const ownHash = await this.hashOfOwner(credentials);
    const passwordHash = ownHash ?? (await passwords.hash(credentials.password));
    const admin = { id: ids.next(), email, passwordHash, roles: [administratorRole] };
    const ensure = (username: string): Promise<EnsuredAdmin> =>
      this.dependencies.unitOfWork.run(async (stores) => {
        const present = await stores.users.findByEmail(email);
        return present ? this.restore(present, ownHash, stores) : this.make({ ...admin, username }, stores);
      });
    try {
      return await ensure('admin');
    } catch (error) {
      // Another user may have the username.
      if (!(error instanceof UsernameTaken)) throw error;
      return ensure(`admin-${admin.id.slice(-12)}`);
    }
  }

  /** Returns the stored hash of the account if the password matches it, otherwise `null`. */
  private async hashOfOwner({ email, password }: Credentials): Promise<string | null> {
    const { users, passwords } = this.dependencies;
    const found = await users.findByEmail(email);
    return found && (await passwords.verify(password, found.passwordHash)) ? found.passwordHash : null;
  }

  private async make(admin: NewUser, { users, outbox }: UserStores): Promise<EnsuredAdmin> {
    const made = makeUser(admin, this.dependencies.clock.now());
    await users.add(made);
    await outbox.append(userRegistered(made), null);
    return 'made';
  }

  /** @param ownHash the hash that the password was verified against */
  private async restore(present: User, ownHash: string | null, stores: UserStores): Promise<EnsuredAdmin> {
    const { policy, clock } = this.dependencies;
    if (isAdministrator(policy, present)) return 'present';
    const administrators = await lockAdministrators(policy, stores.users);
    if (administrators.length > 0) return 'others';
    if (present.passwordHash !== ownHash) {
      const message = `No administrator is left, and ${present.email} has another password. Run admin:grant with this address.`;
      throw new ConflictError('email_taken', message);
    }
    const restored = withRoles(present, [...present.roles, administratorRole], clock.now());
    await saveUser(stores, restored, { event: userRolesChanged, actorId: null });
    return 'restored';
  }
}
