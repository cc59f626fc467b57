import type { Field } from './field.js';
import { moduleTypes } from './reserved-words.js';
import type { FieldTypeDescriptor } from './descriptor.js';
import { literal, plainColumn, pascalField } from './expressions.js';

const usage = 'enum(open|paid|sent)';

/** Returns the type of the values: `OrderStatus`, or `OrderDetailsValue` where `OrderDetails` is taken. */
function valueType({ name }: Field, entity: string): string {
  const pascal = pascalField(name);
  return `${entity}${pascal}${moduleTypes.has(pascal) ? 'Value' : ''}`;
}

function valuesFault(values: readonly string[]): string | null {
  if (values.length < 1) return 'an enum needs at least one value: enum(open|paid).';
  const strange = values.find((value) => !/^[A-Za-z][A-Za-z0-9_-]{0,23}$/.test(value));
  if (strange === '') return 'a value of the enum is empty: write enum(open|paid).';
  if (strange !== undefined) {
    const shown = literal(strange.length > 60 ? `${strange.slice(0, 60)}…` : strange);
    return `the value ${shown} is not valid: use 1 to 24 letters a-z, digits, _ and -, starting with a letter; separate values with |.`;
  }
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  return twice === undefined ? null : `the value ${literal(twice)} is listed twice.`;
}

export const enumeration: FieldTypeDescriptor = {
  usage,
  help: 'one of a fixed set of values',
  index: true,
  unique: false,
  default: true,
  alwaysFilter: true,
  argument: {
    key: 'values',
    rule: 'only an enum has values, and an enum needs at least one.',
    initial: { values: [] },
    parse: (text) => (text ? { values: text.split('|') } : { fault: `an enum needs values: ${usage}.` }),
    text: ({ values = [] }) => values.join('|'),
    fault: ({ values = [] }) => valuesFault(values),
  },
  canonical: ({ values = [] }, text) =>
    values.includes(text) ? { value: text } : { fault: `is not one of ${values.join(', ')}.` },
  code(field, entity) {
    const [type, value] = [valueType(field, entity), `${field.name}Values`];
    const list = (field.values ?? []).map(literal).join(', ');
    return {
      type,
      declares: {
        type,
        value,
        code: `export const ${value} = [${list}] as const;\nexport type ${type} = (typeof ${value})[number];`,
      },
      input: `z.enum(${value})`,
      default: field.default && literal(field.default),
      query: `z.enum(${value})`,
      view: `z.enum(${value})`,
    };
  },
  samples({ values = [] }) {
    const sorted = values.toSorted();
    const ordered = [literal(sorted[0] ?? ''), literal(sorted.at(-1) ?? '')] as const;
    return { usual: ordered[0], ordered, refused: [`'none of them'`, '7'] };
  },
  sql: (field, entity) => plainColumn('db.exactText(24)', valueType(field, entity)),
};
