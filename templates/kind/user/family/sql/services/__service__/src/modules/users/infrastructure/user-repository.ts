import { keyset, lockRows, mapConstraintErrors, startsWith, timestamp } from '@repo/platform/database';
import type { Session, Stored } from '@repo/platform/database';
import { InUse, StaleWrite } from '@repo/platform/errors';
import { toPage } from '@repo/platform/http';
import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import type { UserRepository } from '../application/ports.js';
import { EmailTaken, UsernameTaken } from '../application/ports.js';
import { usernameKey } from '../domain/user.js';
import type { User } from '../domain/user.js';

interface UserRow {
  id: string;
  email: string;
  username: string;
  username_key: string;
  password_hash: string;
  /** JSON array. */
  roles: string;
  version: number;
  created_at: Stored<typeof timestamp>;
  updated_at: Stored<typeof timestamp>;
}

const mapErrors = mapConstraintErrors('users', {
  unique: { email: () => new EmailTaken(), username_key: () => new UsernameTaken() },
  foreignKey: () => new InUse('user'),
});

export function createUserRepository(session: Session): UserRepository {
  const database = session.withTables<{ users: UserRow }>();

  // The unique indexes decide. This check only makes the error deterministic if both values are taken, because
  // databases check indexes in different orders.
  const assertEmailIsFree = async ({ id, email }: User): Promise<void> => {
    const other = await database
      .selectFrom('users')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirst();
    if (other && other.id !== id) throw new EmailTaken();
  };

  return {
    async findById(id) {
      const row = await database.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toUser(row) : null;
    },

    async findByEmail(email) {
      const row = await database
        .selectFrom('users')
        .selectAll()
        .where('email', '=', email)
        .executeTakeFirst();
      return row ? toUser(row) : null;
    },

    async add(user) {
      await assertEmailIsFree(user);
      await mapErrors(database.insertInto('users').values(toRow(user)).execute());
    },

    async save(user) {
      const { id, ...columns } = toRow(user);
      await assertEmailIsFree(user);
      const { numUpdatedRows } = await mapErrors(
        database
          .updateTable('users')
          .set(columns)
          .where('id', '=', id)
          .where('version', '=', user.version - 1)
          .executeTakeFirst(),
      );
      if (numUpdatedRows === 0n) throw new StaleWrite();
    },

    async confirmPasswordHash({ id, email, passwordHash }) {
      const query = database
        .selectFrom('users')
        .select('id')
        .where('id', '=', id)
        .where('email', '=', email)
        .where('password_hash', '=', passwordHash);
      return (await lockRows(query, 'update').executeTakeFirst()) !== undefined;
    },

    async replacePasswordHash(verified, passwordHash, now, expected) {
      let update = database
        .updateTable('users')
        .set((columns) => ({
          password_hash: passwordHash,
          updated_at: timestamp.write(now),
          version: columns('version', '+', 1),
        }))
        .where('id', '=', verified.id)
        .where('password_hash', '=', verified.passwordHash);
      if (expected) update = update.where('version', 'in', [-1, ...expected]);
      const { numUpdatedRows } = await update.executeTakeFirst();
      if (numUpdatedRows === 0n) throw new StaleWrite();
    },

    async remove({ id, version }) {
      const { numDeletedRows } = await mapErrors(
        database.deleteFrom('users').where('id', '=', id).where('version', '=', version).executeTakeFirst(),
      );
      if (numDeletedRows === 0n) throw new StaleWrite();
    },

    async lockHolders(roles) {
      // A prefilter: `like` and the collation of the database may match more than the roles.
      const query = database
        .selectFrom('users')
        .select(['id', 'roles'])
        .where((where) => where.or(roles.map((role) => contains('roles', JSON.stringify(role)))))
        .orderBy('id');
      const rows = await lockRows(query, 'update').execute();
      return rows.filter((row) => rolesOf(row).some((role) => roles.includes(role))).map(({ id }) => id);
    },

    async list({ search, ...page }) {
      let query = database.selectFrom('users').selectAll();
      if (search !== undefined) {
        // A union instead of `or`: with an order and a limit, not every database uses both indexes for `or`.
        const beginning = (column: 'email' | 'username_key') =>
          database
            .selectFrom('users')
            .select('id')
            .where((where) => startsWith(where, column, search));
        query = query.where('id', 'in', beginning('email').unionAll(beginning('username_key')));
      }
      const rows = await keyset(query, {}, page).execute();
      return toPage(rows.map(toUser), page.limit);
    },
  };
}

/** Escapes the wildcards of a `like` pattern. */
function literal(text: string): string {
  return text.replaceAll(/[!%_]/g, '!$&');
}

function contains(column: string, text: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} like ${`%${literal(text)}%`} escape '!'`;
}

function rolesOf({ roles }: Pick<UserRow, 'roles'>): string[] {
  return JSON.parse(roles) as string[];
}

function toUser(row: UserRow): User {
  return {
    id: row.id,
    email: row.email,
    username: row.username,
    passwordHash: row.password_hash,
    roles: rolesOf(row),
    version: row.version,
    createdAt: timestamp.read(row.created_at),
    updatedAt: timestamp.read(row.updated_at),
  };
}

function toRow(user: User): UserRow {
  return {
    id: user.id,
    email: user.email,
    username: user.username,
    username_key: usernameKey(user.username),
    password_hash: user.passwordHash,
    roles: JSON.stringify(user.roles),
    version: user.version,
    created_at: timestamp.write(user.createdAt),
    updated_at: timestamp.write(user.updatedAt),
  };
}
