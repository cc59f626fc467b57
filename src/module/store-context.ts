import { block, code, importLine, lines } from './code.js';
import { takenErrors } from './domain-context.js';
import type { FieldView } from './field-view.js';
import type { LocalNames } from './local-names.js';
import { lineWidth } from './wrap.js';

interface StoreOptions {
  owner: boolean;
  sequence: number;
  tableOf: (module: string) => string;
}

/** What the SQL repository and its migration say of the fields. */
export function storeContext(fields: readonly FieldView[], names: LocalNames, options: StoreOptions) {
  const { owner, sequence, tableOf } = options;
  const uniques = fields.filter(({ spec }) => spec.unique);
  const references = fields.filter(({ spec }) => spec.type === 'ref');
  const filters = fields.filter(({ isFilter }) => isFilter);
  const hasSaveErrors = uniques.length > 0 || references.length > 0;
  const helpers = fields.map((field) => field.code.helper?.imported);
  const columnHelpers = fields.map(({ code: { column } }) => /^[a-zA-Z]+/.exec(column)?.[0]);
  const enums = fields.filter(({ spec }) => spec.type === 'enum').map((field) => field.code.type);

  return {
    hasSaveErrors,
    migrationName: code(`${String(sequence).padStart(4, '0')}_${names.table}`),
    migrationImports: code(
      [
        ...importLine(['timestamp', ...columnHelpers], '@repo/platform/database'),
        `import type { Migration, Session } from '@repo/platform/database';`,
      ].join('\n') + '\n',
    ),
    ownerColumn: block(
      owner
        ? '        // What belongs to somebody goes with them.\n' +
            columnLine(
              'owner_id',
              `'varchar(36)'`,
              `column.notNull().references('users.id').onDelete('cascade')`,
            )
        : '',
    ),
    columnLines: block(fields.map((field) => fieldColumn(field, tableOf)).join('')),
    indexLines: lines(6, [
      ...(owner ? [indexLine(names.table, 'owner_id')] : []),
      ...fields.flatMap(({ column, spec }) => {
        if (spec.unique) return [uniqueLine(names.table, column)];
        return spec.index || spec.type === 'ref' ? [indexLine(names.table, column)] : [];
      }),
    ]),
    storeImports: code(
      [
        ...importLine(
          [
            'isForeignKeyViolation',
            ...(uniques.length > 0 ? ['isUniqueViolation'] : []),
            'keyset',
            'orNull',
            'timestamp',
            ...helpers,
          ],
          '@repo/platform/database',
        ),
        `import type { Session, SortColumns, Stored } from '@repo/platform/database';`,
        `import { toSlice } from '@repo/platform/http';`,
        ...importLine(
          [
            `${names.Singular}InUse`,
            'StaleWrite',
            ...takenErrors(uniques),
            ...(references.length > 0 ? ['UnknownReference'] : []),
          ],
          '../application/ports.js',
        ),
        `import type { ${names.Singular}Repository, ${names.Singular}SortField } from '../application/ports.js';`,
        ...importLine([names.Singular, ...enums], `../domain/${names.singular}.js`, 'type '),
      ].join('\n') + '\n',
    ),
    rowLines: lines(
      2,
      fields.map(
        ({ column, spec, code: { stored } }) => `${column}: ${stored}${spec.optional ? ' | null' : ''};`,
      ),
    ),
    tablesType: code(tablesType(references, names, tableOf)),
    sortLines: lines(
      2,
      fields
        .filter(({ isSort }) => isSort)
        .flatMap(({ name, column, code: { fromText } }) => [
          `${name}: {`,
          `  column: '${column}',`,
          `  write: (text: string) => ${fromText('text')},`,
          `},`,
        ]),
    ),
    queryKeyword: code(owner || filters.length > 0 ? 'let' : 'const'),
    filterBlocks: block(
      [
        ...(owner ? [filterBlock('ownerId', 'owner_id', 'request.ownerId')] : []),
        ...filters.map((field) =>
          filterBlock(field.name, field.column, written(field, `request.${field.name}`)),
        ),
      ].join(''),
    ),
    fromRowLines: lines(
      4,
      fields.map((field) => `${field.name}: ${readFrom(field)},`),
    ),
    toRowLines: lines(
      4,
      fields.map((field) => `${field.column}: ${writtenOrNull(field, `${names.one}.${field.name}`)},`),
    ),
    assertReferences: block(assertReferences(references, names, tableOf)),
    naming: block(hasSaveErrors ? naming(uniques, references) : ''),
  };
}

function fieldColumn(
  { column, spec, code: { column: type } }: FieldView,
  tableOf: (module: string) => string,
): string {
  const rules = [
    ...(spec.optional ? [] : ['.notNull()']),
    ...(spec.target === undefined ? [] : [`.references('${tableOf(spec.target)}.id').onDelete('restrict')`]),
  ];
  return columnLine(column, type, rules.length === 0 ? '' : `column${rules.join('')}`);
}

function columnLine(column: string, type: string, build: string): string {
  const start = `        .addColumn('${column}', ${type}`;
  if (build === '') return `${start})\n`;
  const line = `${start}, (column) => ${build})`;
  return line.length <= lineWidth ? `${line}\n` : `${start}, (column) =>\n          ${build},\n        )\n`;
}

/** With the id, because that is what a list is sorted by where values are the same. */
function indexLine(table: string, column: string): string {
  return `await schema.createIndex('${table}_${column}').on('${table}').columns(['${column}', 'id']).execute();`;
}

function uniqueLine(table: string, column: string): string {
  return `await schema.createIndex('${table}_${column}_unique').unique().on('${table}').column('${column}').execute();`;
}

function filterBlock(name: string, column: string, value: string): string {
  const statement = `        query = query.where('${column}', '=', ${value});`;
  return `      if (request.${name} !== undefined) {\n${statement}\n      }\n`;
}

function written({ code: { helper } }: FieldView, value: string): string {
  return helper ? `${helper.column}.write(${value})` : value;
}

function writtenOrNull(field: FieldView, value: string): string {
  const {
    spec,
    code: { helper },
  } = field;
  return spec.optional && helper ? `orNull(${value}, ${helper.column}.write)` : written(field, value);
}

function readFrom({ column, spec, code: { helper } }: FieldView): string {
  const value = `row.${column}`;
  if (!helper) return value;
  return spec.optional ? `orNull(${value}, ${helper.read})` : `${helper.read}(${value})`;
}

function tablesType(
  references: readonly FieldView[],
  { Singular, table }: LocalNames,
  tableOf: (module: string) => string,
): string {
  const others = otherTables(references, table, tableOf);
  const comment = others.length > 0 ? '/** Of the tables that it refers to, it knows the ids. */\n' : '';
  const members = [`${table}: ${Singular}Row`, ...others.map((other) => `${other}: { id: string }`)];
  return `${comment}type Tables = {\n${members.map((member) => `  ${member};\n`).join('')}};\n`;
}

/** Tables that a module refers to, but for its own. */
export function otherTables(
  references: readonly FieldView[],
  own: string,
  tableOf: (module: string) => string,
): string[] {
  const tables = references.map(({ spec }) => tableOf(spec.target ?? ''));
  return [...new Set(tables)].filter((table) => table !== own).toSorted();
}

function assertReferences(
  references: readonly FieldView[],
  { one, Singular }: LocalNames,
  tableOf: (module: string) => string,
): string {
  if (references.length === 0) return '';
  const checks = references.map(({ name, spec }) => {
    const table = tableOf(spec.target ?? '');
    return (
      `    if (!(await exists('${table}', ${one}.${name}))) {\n` +
      `      missing.push('${name}');\n` +
      `    }\n`
    );
  });
  return `  const exists = async (other: keyof Tables, id: string | null): Promise<boolean> => {
    if (id === null) return true;
    const found = await database.selectFrom(other).select('id').where('id', '=', id).executeTakeFirst();
    return found !== undefined;
  };

  // The foreign keys decide. This only sees to it that the field is named, which not every database does.
  const assertReferencesExist = async (${one}: ${Singular}): Promise<void> => {
    const missing: string[] = [];
${checks.join('')}    const [first, ...others] = missing;
    if (first !== undefined) throw new UnknownReference([first, ...others]);
  };

`;
}

function naming(uniques: readonly FieldView[], references: readonly FieldView[]): string {
  const taken = uniques.map(
    ({ column, pascal }) =>
      `    if (isUniqueViolation(error, table, '${column}')) {\n      throw new ${pascal}Taken();\n    }\n`,
  );
  const fields = references.map(({ name }) => `'${name}'`).join(', ');
  const gone = `    if (isForeignKeyViolation(error)) {\n      throw new UnknownReference([${fields}]);\n    }\n`;
  const what = [
    ...(uniques.length > 0 ? ['which of the unique values was taken'] : []),
    ...(references.length > 0 ? ['that what is referred to went meanwhile'] : []),
  ];
  return `/** Says ${what.join(', or ')}. */
async function naming<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
${taken.join('')}${references.length > 0 ? gone : ''}    throw error;
  }
}

`;
}
