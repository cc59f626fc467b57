import type { Field } from './field.js';

/** A value in canonical form, or its fault as the end of a sentence whose subject is the value. */
export type Canonical = { value: string } | { fault: string };

/** The measure that `min` and `max` limit, and its range. */
export interface Limits {
  of: 'length' | 'value';
  min: bigint;
  max: bigint;
}

/** Everything that is known about a type of fields. */
export interface FieldTypeDescriptor {
  /** The notation, for messages. */
  usage: string;
  /** A description of the values in one line. */
  help: string;
  /** Names of other tools for the type, for suggestions. */
  otherNames?: readonly string[];
  /** Absent when fields of the type have no `min` and `max`. */
  limits?: Limits;
  /** Whether fields of the type can be indexed, be unique and have a default. */
  index: boolean;
  unique: boolean;
  default: boolean;
  /** Whether every field of the type has an index. */
  alwaysIndexed?: boolean;
  /** Whether lists can be filtered by every field of the type, not only by indexed ones. */
  alwaysFilter?: boolean;
  /** Whether a default can contain colons. */
  hasColons?: boolean;
  argument?: TypeArgument;
  /** Returns the field with the limits that it has by default. */
  complete?: <F extends Field>(field: F) => F;
  /** Returns the contradiction between the limits and another property, as a sentence; `null` when there is none. */
  limitFault?: (field: Field) => string | null;
  /** Returns a default in canonical form, or why the type or the limits of its field do not allow it. */
  canonical: (field: Field, text: string) => Canonical;
  /** @param entity the module's singular in Pascal case */
  code: (field: Field, entity: string) => TypeCode;
  samples: (field: Field) => Samples;
  sql: (field: Field, entity: string) => SqlColumn;
}

/** The argument in parentheses: `enum(open|paid)`. */
export interface TypeArgument {
  /** The property of a field that holds it. */
  key: 'values' | 'target' | 'scale';
  /** The rule that only this type has the argument, as a sentence. */
  rule: string;
  /** The argument of a field whose argument is asked later. */
  initial: Partial<Field>;
  parse: (text: string | undefined) => Partial<Field> | { fault: string };
  /** Returns the text in the parentheses; an empty text when there are none. */
  text: (field: Field) => string;
  /** Returns the fault of the argument, as a sentence; `null` when it is valid. */
  fault: (field: Field) => string | null;
}

/** Code of the domain and the API. `field` is the namespace of `@repo/platform/fields`. */
export interface TypeCode {
  /** The type in the domain. */
  type: string;
  /** A declaration in the file of the entity: the type of the field, and the constant that the type is derived from. */
  declares?: { type: string; value?: string; code: string };
  /** The schema of the input. */
  input: string;
  /** Whether the schema converts its input, so that a default has to be set before parsing. */
  converts?: boolean;
  /** The literal of the default, as in the input. */
  default: string | undefined;
  /** The schema of a query parameter; absent when lists cannot be filtered or sorted by the type. */
  query?: string;
  view: string;
  /** Returns the expression of the JSON value; the value itself when absent. */
  json?: (value: string, optional: boolean) => string;
}

/** Sample values of the domain for the tests of a module, as expressions. */
export interface Samples {
  /** A value; an expression with a new value each time when the field is unique. */
  usual: string;
  /** Two values in ascending order; equal when the field has only one value. */
  ordered: readonly [string, string];
  /** JSON values that validation rejects. */
  refused: readonly string[];
}

/** Code of the SQL databases. `db` is the namespace of `@repo/platform/database`. */
export interface SqlColumn {
  type: string;
  /** The type in a row. */
  stored: string;
  /** The column helper that converts values; absent when the domain uses the column's value. */
  helper?: string;
  /** Returns the expression of the column's value for a text of a cursor. */
  fromText: (text: string) => string;
}
