import type { FieldView } from './field-view.js';

/** The fields of a module, all of them and by what the sources have to say of some. */
export interface FieldGroups {
  all: readonly FieldView[];
  uniques: readonly FieldView[];
  references: readonly FieldView[];
  enums: readonly FieldView[];
  /** What lists can be filtered by. */
  filters: readonly FieldView[];
  /** What lists can be sorted by. */
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

/** A field of a row as JSON: `key: expression,`. @param row the variable that holds it */
export function jsonMember({ name, spec, code }: FieldView, row: string): string {
  const value = `${row}.${name}`;
  return `${name}: ${spec.optional ? code.optionalToJson(value) : code.toJson(value)},`;
}
