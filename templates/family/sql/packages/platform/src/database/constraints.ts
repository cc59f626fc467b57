import { UnknownReference } from '../errors/index.js';
import { isForeignKeyViolation, isUniqueViolation } from './dialect.js';
import type { Session } from './kysely-database.js';

/** The errors of a port for the violated constraints of its table. */
interface ConstraintErrors {
  /** By column. */
  unique?: Readonly<Record<string, () => Error>>;
  foreignKey?: () => Error;
}

/** Returns a function that maps violated constraints of a statement to the errors of a port. */
export function mapConstraintErrors(table: string, { unique = {}, foreignKey }: ConstraintErrors) {
  return async <T>(statement: Promise<T>): Promise<T> => {
    try {
      return await statement;
    } catch (error) {
      const violated = Object.keys(unique).find((column) => isUniqueViolation(error, table, column));
      if (violated !== undefined) throw unique[violated]?.();
      if (foreignKey && isForeignKeyViolation(error)) throw foreignKey();
      throw error;
    }
  };
}

/** A field that refers to a row of another table. */
interface Reference {
  field: string;
  table: string;
  id: string | null;
}

/**
 * Foreign keys enforce the references. This check finds the field, which not every database reports.
 * @throws UnknownReference
 */
export async function assertReferencesExist(
  session: Session,
  references: readonly Reference[],
): Promise<void> {
  const database = session.withTables<Record<string, { id: string }>>();
  const missing: string[] = [];
  for (const { field, table, id } of references) {
    if (id === null) continue;
    const found = await database.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst();
    if (!found) missing.push(field);
  }
  const [first, ...others] = missing;
  if (first !== undefined) throw new UnknownReference([first, ...others]);
}
