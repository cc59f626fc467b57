import type { FieldView } from './field-view.js';

/** The fields of a module, grouped by the code that they need. */
export interface FieldGroups {
  all: readonly FieldView[];
  uniques: readonly FieldView[];
  references: readonly FieldView[];
  enums: readonly FieldView[];
  /** Fields that lists can be filtered by. */
  filters: readonly FieldView[];
  /** Fields that lists can be sorted by. */
  sorts: readonly FieldView[];
}

export function groupFields(all: readonly FieldView[]): FieldGroups {
  return {
    all,
    uniques: all.filter(({ spec }) => spec.unique),
    references: all.filter(({ spec }) => spec.type === 'ref'),
    enums: all.filter(({ spec }) => spec.type === 'enum'),
    filters: all.filter(({ isFilter }) => isFilter),
    sorts: all.filter(({ isSort }) => isSort),
  };
}

/**
 * Returns a member of a JSON object, `key: expression,`, for a field of a row.
 * @param row the variable that holds the row
 */
export function jsonMember({ name, spec, code }: FieldView, row: string): string {
  const value = `${row}.${name}`;
  return `${name}: ${spec.optional ? code.optionalToJson(value) : code.toJson(value)},`;
}
