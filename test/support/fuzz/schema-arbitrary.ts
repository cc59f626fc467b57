import * as fc from 'fast-check';

/** The part of JSON Schema that the documents of generated services use. */
export interface Schema {
  $ref?: string;
  type?: string;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  format?: string;
  pattern?: string;
}

/** Returns an arbitrary of values that match the types, lengths, formats and patterns of a schema. */
export function valid(schema: Schema, schemas: Readonly<Record<string, Schema>>): fc.Arbitrary<unknown> {
  const inner = (child: Schema) => valid(child, schemas);
  if (schema.$ref) return inner(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(inner));
  switch (schema.type ?? 'any') {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([key, child]) => [key, inner(child)]),
        ),
        { requiredKeys: [...(schema.required ?? [])] },
      );
    case 'array':
      return fc.array(inner(schema.items ?? {}), { maxLength: schema.maxItems ?? 3 });
    case 'integer':
    case 'number':
      return fc.integer({ min: 0, max: 200 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return text(schema);
    default:
      return fc.jsonValue();
  }
}

function text({ format, pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  // A small set of addresses, so that conflicts occur.
  if (format === 'email') return fc.nat({ max: 20 }).map((number) => `person${number}@example.com`);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  const lengths = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 200)) };
  return fc.oneof(
    fc.string({ ...lengths, unit: 'grapheme-ascii' }),
    fc.string({ ...lengths, unit: 'grapheme' }),
  );
}

/** Returns an arbitrary of values with one error: a key is missing, added or of a different type. */
export function nearlyValid(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid(schema, schemas), fc.nat(), fc.constantFrom('lose', 'add', 'change'), fc.jsonValue())
    .map(([value, index, damage, other]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return other;
      const keys = Object.keys(value);
      const key = keys[index % Math.max(1, keys.length)] ?? 'x';
      if (damage === 'add') return { ...value, [`extra${index}`]: other };
      if (damage === 'change') return { ...value, [key]: other };
      return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    });
}
