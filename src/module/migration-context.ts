import { block, code, importLine, lines } from './code.js';
import type { FieldGroups } from './field-groups.js';
import type { FieldView } from './field-view.js';
import type { LocalNames } from './local-names.js';

interface MigrationOptions {
  owner: boolean;
  /** The number of the migration. */
  sequence: number;
  /** Returns the table of a module. */
  tableOf: (module: string) => string;
}

/** Returns the values for the template of the migration that creates the table. */
export function migrationContext({ all }: FieldGroups, names: LocalNames, options: MigrationOptions) {
  const { owner, sequence, tableOf } = options;
  const columnHelpers = all.map(({ code: { column } }) => /^[a-zA-Z]+/.exec(column)?.[0]);

  return {
    migrationName: code(`${String(sequence).padStart(4, '0')}_${names.table}`),
    migrationImports: code(
      [
        ...importLine(['exactText', 'timestamp', ...columnHelpers], '@repo/platform/database'),
        `import type { Migration, Session } from '@repo/platform/database';`,
      ].join('\n') + '\n',
    ),
    ownerColumn: block(
      owner
        ? '        // Deleting a user deletes the rows that the user owns.\n' +
            columnLine(
              'owner_id',
              'exactText(36)',
              `column.notNull().references('users.id').onDelete('cascade')`,
            )
        : '',
    ),
    columnLines: block(all.map((field) => fieldColumn(field, tableOf)).join('')),
    indexLines: lines(6, [
      ...(owner ? [indexLine(names.table, 'owner_id')] : []),
      ...all.flatMap(({ column, spec }) => {
        if (spec.unique) return [uniqueLine(names.table, column)];
        return spec.index || spec.type === 'ref' ? [indexLine(names.table, column)] : [];
      }),
    ]),
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
  return `${start}, (column) => ${build})\n`;
}

/** The index includes the ID because keyset pagination uses it as the tie-breaker. */
function indexLine(table: string, column: string): string {
  return `await schema.createIndex('${table}_${column}').on('${table}').columns(['${column}', 'id']).execute();`;
}

function uniqueLine(table: string, column: string): string {
  return `await schema.createIndex('${table}_${column}_unique').unique().on('${table}').column('${column}').execute();`;
}
