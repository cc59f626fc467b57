import { columnOf, pascalField } from './field-names.js';
import type { FieldSpec } from './field-spec.js';
import { samplesOf } from './sample-code.js';
import type { Samples } from './sample-code.js';
import { typeCodeOf } from './type-code.js';
import type { TypeCode } from './type-code.js';

/** A field with the code that its module is generated from. */
export interface FieldView {
  spec: FieldSpec;
  name: string;
  column: string;
  pascal: string;
  /** For messages: `placed at`. */
  words: string;
  code: TypeCode;
  samples: Samples;
  /** The type in the domain, with `null` when the field is optional. */
  type: string;
  isFilter: boolean;
  isSort: boolean;
}

/** @param entity the module's singular in Pascal case */
export function fieldViewOf(spec: FieldSpec, entity: string): FieldView {
  const code = typeCodeOf(spec, entity);
  const column = columnOf(spec.name);
  const isIndexed = spec.index || spec.unique;
  return {
    spec,
    name: spec.name,
    column,
    pascal: pascalField(spec.name),
    words: column.replaceAll('_', ' '),
    code,
    samples: samplesOf(spec),
    type: spec.optional ? `${code.type} | null` : code.type,
    isFilter: code.query !== undefined && (isIndexed || ['enum', 'boolean', 'ref'].includes(spec.type)),
    isSort: isIndexed,
  };
}
