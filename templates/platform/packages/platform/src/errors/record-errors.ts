import { ConflictError, PreconditionError, ValidationError } from './application-errors.js';

/** The record was modified since it was read. */
export class StaleWrite extends PreconditionError {}

/** Another record has the same value. */
export class Taken extends ConflictError {
  /** @param column the column of the value: `placed_at` */
  constructor(record: string, column: string) {
    super(`${column}_taken`, `Another ${record} has this ${column.replaceAll('_', ' ')}.`);
  }
}

/** Other records refer to the record. */
export class InUse extends ConflictError {
  constructor(record: string) {
    super('in_use', `Other records refer to this ${record}.`);
  }
}

/** Fields refer to records that do not exist. */
export class UnknownReference extends ValidationError {
  /** @param fields the referring fields, as named in the API */
  constructor(fields: readonly [string, ...string[]]) {
    const [first, ...others] = fields.map((field) => ({
      path: `/${field}`,
      code: 'unknown_reference',
      message: 'The referenced record does not exist.',
    }));
    super([first!, ...others]);
  }
}
