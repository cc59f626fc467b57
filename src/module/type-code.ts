import type { FieldSpec } from './field-spec.js';
import { pascalField } from './field-names.js';
import { literal, numeral } from './literals.js';
import { moduleTypes } from './reserved-words.js';

/** The code of a module that depends on the type of a field. */
export interface TypeCode {
  /** The type in the domain. */
  type: string;
  /** The schema of the input, as a chain of calls. */
  input: string;
  /** Whether the schema converts its input, so that a default has to be set before parsing. */
  converts: boolean;
  /** The schema of a query parameter; absent when lists cannot be filtered or sorted by the type. */
  query?: string;
  view: string;
  /** Returns the expression of the JSON value. */
  toJson: (value: string) => string;
  optionalToJson: (value: string) => string;
  /** The expression of the column type. */
  column: string;
  /** The type in a row. */
  stored: string;
  /** The platform helper that converts the column; absent when the domain uses the column's value. */
  helper?: { imported: string; column: string; read: string };
  /** Returns the expression of the column's value for a text of a cursor. */
  fromText: (text: string) => string;
  /** The names to import from `@repo/platform/fields`. */
  imports: { input?: string; query?: string };
}

const same = (value: string): string => value;

/** A type that is a string in every layer. */
function ofText(schema: string, column: string, imported: string): TypeCode {
  return {
    type: 'string',
    input: schema,
    converts: false,
    query: schema,
    view: 'z.string()',
    toJson: same,
    optionalToJson: same,
    column,
    stored: 'string',
    fromText: same,
    imports: imported === '' ? {} : { input: imported, query: imported },
  };
}

function helped(
  imported: string,
  column = imported,
  read = `${column}.read`,
): NonNullable<TypeCode['helper']> {
  return { imported, column, read };
}

/** Returns the name of the constant with an enum's values. */
export function valuesName({ name }: FieldSpec): string {
  return `${name}Values`;
}

/** Returns the type of an enum's values: `OrderStatus`, or `OrderDetailsValue` where `OrderDetails` is taken. */
function valueType({ name }: FieldSpec, entity: string): string {
  const pascal = pascalField(name);
  return `${entity}${pascal}${moduleTypes.has(pascal) ? 'Value' : ''}`;
}

const byType: Readonly<Record<FieldSpec['type'], (field: FieldSpec, entity: string) => TypeCode>> = {
  string: ({ min = '1', max = '200' }) =>
    ofText(`line(${min}, ${numeral(max)})`, `exactText(${max})`, 'line'),
  text: ({ min = '1', max = '10000' }) =>
    ofText(`text(${numeral(min)}, ${numeral(max)})`, 'longText', 'text'),
  email: () => ({ ...ofText('email', 'exactText(254)', ''), converts: true }),
  url: () => ({ ...ofText('httpUrl()', 'exactText(2000)', 'httpUrl'), converts: true }),
  uuid: () => ({ ...ofText('uuid()', 'exactText(36)', 'uuid'), view: 'z.uuid()' }),
  ref: () => ({ ...ofText('uuid()', 'exactText(36)', 'uuid'), view: 'z.uuid()' }),
  enum: (field, entity) => ({
    ...ofText(`z.enum(${valuesName(field)})`, 'exactText(24)', ''),
    type: valueType(field, entity),
    view: `z.enum(${valuesName(field)})`,
    stored: valueType(field, entity),
  }),
  date: () => ({
    ...ofText('calendarDate()', 'calendarDate.type', 'calendarDate'),
    view: 'z.iso.date()',
    stored: 'Stored<typeof calendarDate>',
    helper: helped('calendarDate'),
    fromText: (value) => `calendarDate.write(${value})`,
  }),
  datetime: () => ({
    ...ofText('utcTime()', 'timestamp.type', 'utcTime'),
    type: 'Date',
    converts: true,
    view: 'z.iso.datetime({ precision: 3 })',
    toJson: (value) => `${value}.toISOString()`,
    optionalToJson: (value) => `${value}?.toISOString() ?? null`,
    stored: 'Stored<typeof timestamp>',
    helper: helped('timestamp'),
    fromText: (value) => `timestamp.write(new Date(${value}))`,
  }),
  decimal: ({ scale = 2, min, max }) => ({
    ...ofText(
      `decimal(${[String(scale), ...limits(min, max, literal)].join(', ')})`,
      `decimal(${scale}).type`,
      'decimal',
    ),
    converts: true,
    query: `decimal(${scale})`,
    stored: 'Stored<typeof decimal>',
    helper: helped('decimal', `decimal(${scale})`),
    fromText: (value) => `decimal(${scale}).write(${value})`,
  }),
  bigint: ({ min, max }) => ({
    ...ofText(
      `bigInteger(${limits(min, max, (text) => numeral(text, 'n')).join('')})`,
      'bigInteger.type',
      'bigInteger',
    ),
    type: 'bigint',
    converts: true,
    query: 'bigInteger()',
    toJson: (value) => `${value}.toString()`,
    optionalToJson: (value) => `${value}?.toString() ?? null`,
    stored: 'Stored<typeof bigInteger>',
    helper: helped('bigInteger'),
    fromText: (value) => `bigInteger.write(BigInt(${value}))`,
  }),
  int: ({ min, max }) => ({
    ...ofText(wholeNumber(min, max), 'wholeNumber.type', ''),
    type: 'number',
    query: 'queryInteger()',
    view: 'z.int()',
    stored: 'Stored<typeof wholeNumber>',
    helper: helped('wholeNumber'),
    fromText: (value) => `wholeNumber.write(Number(${value}))`,
    imports: { query: 'queryInteger' },
  }),
  boolean: () => ({
    ...ofText('z.boolean()', 'flag.type', ''),
    type: 'boolean',
    query: 'queryFlag()',
    view: 'z.boolean()',
    stored: 'Stored<typeof flag>',
    helper: helped('flag'),
    fromText: (value) => `flag.write(${value} === 'true')`,
    imports: { query: 'queryFlag' },
  }),
  json: () => {
    const { query: _none, ...rest } = ofText('jsonDocument()', 'json.type', 'jsonDocument');
    return {
      ...rest,
      type: 'JsonDocument',
      view: 'jsonDocument()',
      stored: 'Stored<typeof json>',
      helper: helped('json'),
    };
  },
};

function limits(min: string | undefined, max: string | undefined, write: (text: string) => string): string[] {
  const given = [min && `min: ${write(min)}`, max && `max: ${write(max)}`].filter(Boolean);
  return given.length === 0 ? [] : [`{ ${given.join(', ')} }`];
}

function wholeNumber(min: string | undefined, max: string | undefined): string {
  return `z.int()${min === undefined ? '' : `.min(${numeral(min)})`}${max === undefined ? '' : `.max(${numeral(max)})`}`;
}

/**
 * Returns the code for the type of a field.
 * @param entity the module's singular in Pascal case
 */
export function typeCodeOf(field: FieldSpec, entity: string): TypeCode {
  return byType[field.type](field, entity);
}

/** Returns the literal of a field's default for its input schema; `undefined` without a default. */
export function defaultLiteral({ type, default: value }: FieldSpec): string | undefined {
  if (value === undefined) return undefined;
  if (type === 'int') return numeral(value);
  return type === 'boolean' ? value : literal(value);
}
