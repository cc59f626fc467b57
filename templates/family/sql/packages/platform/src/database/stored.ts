/** A column type with the conversion of its values. */
interface Column {
  write(this: void, value: never): unknown;
}

/** The type of a column value in a row. */
export type Stored<C extends Column | ((...options: never[]) => Column)> = C extends Column
  ? ReturnType<C['write']>
  : C extends (...options: never[]) => Column
    ? ReturnType<ReturnType<C>['write']>
    : never;

/** Converts a value, and keeps `null`. */
export function orNull<From, To>(value: From | null, convert: (value: From) => To): To | null {
  return value === null ? null : convert(value);
}
