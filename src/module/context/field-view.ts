import { pascalField } from '../types/expressions.js';
import { SourceText } from '../../render/escapers.js';
import { columnOf } from '../definition/field-names.js';
import type { FieldSpec } from '../definition/field-spec.js';
import { types } from '../types/index.js';

/**
 * Returns a field as its templates see it. Code is marked, so that templates insert it unescaped.
 * @param entity the module's singular in Pascal case
 */
export function fieldViewOf(spec: FieldSpec, entity: string) {
  const { name, optional, unique } = spec;
  const type = types[spec.type];
  const { declares = null, ...api } = type.code(spec, entity);
  const sql = type.sql(spec, entity);
  const samples = type.samples(spec);
  const value = `entity.${name}`;
  const column = columnOf(name);
  // `null` needs no conversion, and is what an optional field has without a default.
  const given = api.default ?? (optional ? 'null' : null);
  const isIndexed = spec.index || unique;
  return {
    name,
    column,
    Pascal: pascalField(name),
    optional,
    unique,
    target: spec.target ?? null,
    isFilter: api.query !== undefined && (isIndexed || type.alwaysFilter === true),
    isSort: isIndexed,
    hasIndex: !unique && (spec.index || type.alwaysIndexed === true),
    omittable: given !== null,
    type: code(api.type),
    declares: declares && { ...declares, value: declares.value ?? null, code: code(declares.code) },
    input: code(api.input),
    given: given === null ? null : code(given),
    isConverted: api.converts === true && api.default !== undefined,
    query: code(api.query ?? ''),
    view: code(api.view),
    json: code(api.json?.(value, optional) ?? value),
    columnType: code(sql.type),
    stored: code(sql.stored),
    helper: sql.helper === undefined ? null : code(sql.helper),
    fromText: code(sql.fromText('text')),
    sample: code(samples.usual),
    refused: samples.refused.map(code),
    marks: marksOf(spec, samples.ordered).map(code),
  };
}

/** Returns values in sort order: `null` first, then a repeated value unless the field is unique. */
function marksOf({ optional, unique }: FieldSpec, [low, high]: readonly [string, string]): string[] {
  return [...(optional ? ['null'] : []), ...(unique ? [] : [low]), low, ...(high === low ? [] : [high])];
}

export function code(text: string): SourceText {
  return new SourceText(text);
}
