import { block, code, importLine, lines } from './code.js';
import { takenErrors } from './domain-context.js';
import type { FieldGroups } from './field-groups.js';
import type { FieldView } from './field-view.js';
import type { LocalNames } from './local-names.js';

/**
 * Returns the values for the template of the SQL repository.
 * @param options.tableOf returns the table of a module
 */
export function storeContext(
  fields: FieldGroups,
  names: LocalNames,
  { owner, tableOf }: { owner: boolean; tableOf: (module: string) => string },
) {
  const { all, uniques, references, enums, filters, sorts } = fields;
  const hasSaveErrors = uniques.length > 0 || references.length > 0;
  const helpers = all.map((field) => field.code.helper?.imported);
  const enumTypes = enums.map(({ code: { type } }) => type);

  return {
    hasSaveErrors,
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
        `import { toSortedPage } from '@repo/platform/http';`,
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
        ...importLine([names.Singular, ...enumTypes], `../domain/${names.singular}.js`, 'type '),
      ].join('\n') + '\n',
    ),
    rowLines: lines(
      2,
      all.map(
        ({ column, spec, code: { stored } }) => `${column}: ${stored}${spec.optional ? ' | null' : ''};`,
      ),
    ),
    tablesType: code(tablesType(references, names, tableOf)),
    sortLines: lines(
      2,
      sorts.flatMap(({ name, column, code: { fromText } }) => [
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
      all.map((field) => `${field.name}: ${readFrom(field)},`),
    ),
    toRowLines: lines(
      4,
      all.map((field) => `${field.column}: ${writtenOrNull(field, `${names.one}.${field.name}`)},`),
    ),
    assertReferences: block(assertReferences(references, names, tableOf)),
    naming: block(hasSaveErrors ? naming(uniques, references) : ''),
  };
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
  const comment = others.length > 0 ? '/** Only the IDs of referenced tables are used. */\n' : '';
  const members = [`${table}: ${Singular}Row`, ...others.map((other) => `${other}: { id: string }`)];
  return `${comment}type Tables = {\n${members.map((member) => `  ${member};\n`).join('')}};\n`;
}

/** Returns the other tables that a module refers to, sorted. */
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

  // Foreign keys enforce the references. This check finds the field, which not every database reports.
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
    ...(uniques.length > 0 ? ['violated unique constraints'] : []),
    ...(references.length > 0 ? ['violated foreign keys'] : []),
  ];
  return `/** Maps ${what.join(' and ')} to errors of the module. */
async function mapConstraintErrors<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
${taken.join('')}${references.length > 0 ? gone : ''}    throw error;
  }
}

`;
}
