import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseField } from '../../../src/module/definition/fields.js';
import { fieldText } from '../../../src/module/definition/field-text.js';
import { fieldTypes, types } from '../../../src/module/types/index.js';

const folder = new URL('../../../src/module/', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
);

/** Returns the shortest notation of a type: `enum(open|paid|sent)`. */
const notationOf = (type: keyof typeof types) => types[type].usage.split(',')[0] ?? '';

describe('a field type', () => {
  it.each(fieldTypes)('is one file: %s', (type) => {
    expect(sources.map((path) => path.replaceAll('\\', '/'))).toContain(`types/${type}.ts`);
  });

  it.each(fieldTypes)('has a notation that is parsed and written: %s', (type) => {
    const field = parseField(`thing:${notationOf(type)}`);
    expect(field.type).toBe(type);
    expect(parseField(fieldText(field))).toEqual(field);
  });

  it.each(fieldTypes)('has code for every layer: %s', (type) => {
    const field = parseField(`thing:${notationOf(type)}`);
    const { code, sql, samples } = types[type];
    const { input, view, type: domain, query } = code(field, 'Zebra');
    const column = sql(field, 'Zebra');
    for (const text of [input, view, domain, column.type, column.stored, column.fromText('x')])
      expect(text).not.toBe('');
    // Lists are sorted and filtered by indexed fields.
    expect(query !== undefined).toBe(types[type].index);
    const { usual, ordered, refused } = samples(field);
    expect([usual, ...ordered]).not.toContain('');
    expect(refused).not.toEqual([]);
  });

  it.each(fieldTypes.filter((type) => types[type].unique))('has distinct samples when unique: %s', (type) => {
    const { usual } = types[type].samples(parseField(`thing:${notationOf(type)}:unique`));
    expect(usual).toMatch(/\bunique(Text|Number)\(\)|\buuids\.next\(\)/);
  });

  it('belongs to one name of another tool', () => {
    const names = Object.values(types).flatMap(({ otherNames = [] }) => otherNames);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(fieldTypes).not.toContain(name);
  });
});
