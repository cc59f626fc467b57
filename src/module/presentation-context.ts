import { code, importLine, lines } from './code.js';
import { jsonMember } from './field-groups.js';
import type { FieldGroups } from './field-groups.js';
import type { FieldView } from './field-view.js';
import type { LocalNames } from './local-names.js';
import { defaultLiteral, valuesName } from './type-code.js';

/** Returns the values for the templates of the API contract and the view. */
export function presentationContext(fields: FieldGroups, names: LocalNames) {
  const { all, enums, filters, sorts, uniques } = fields;
  const domain = `../domain/${names.singular}.js`;
  const valuesOf = (some: readonly FieldView[]) => some.map(({ spec }) => valuesName(spec));
  const usersEmail = (some: readonly FieldView[]) =>
    some.some(({ spec }) => spec.type === 'email') ? [`import { email } from '../../users/index.js';`] : [];
  const queried = all.filter(({ isFilter, isSort }) => isFilter || isSort);
  const taken = uniques.map(({ column }) => `'${column}_taken'`);

  return {
    inputImports: code(
      [
        ...importLine(
          all.map((field) => field.code.imports.input),
          '@repo/platform/fields',
        ),
        `import { z } from 'zod';`,
        ...usersEmail(all),
        ...importLine(valuesOf(enums), domain),
      ].join('\n') + '\n',
    ),
    inputLines: lines(4, all.map(inputMember)),
    queryImports: code(
      [
        ...importLine(
          queried.map((field) => field.code.imports.query),
          '@repo/platform/fields',
        ),
        `import { sortedListQuery } from '@repo/platform/http';`,
        ...(queried.some(({ code: { query } }) => query?.startsWith('z.'))
          ? [`import { z } from 'zod';`]
          : []),
        ...usersEmail(queried),
        ...importLine(valuesOf(queried.filter((field) => enums.includes(field))), domain),
      ].join('\n') + '\n',
    ),
    querySchema: querySchema(
      names.plural,
      sorts.map(({ name, code: { query } }) => `${name}: ${query},`),
      filters.map(({ name, code: { query } }) => `${name}: ${query}.optional(),`),
    ),
    viewImports: code(
      [
        ...(all.some(({ spec }) => spec.type === 'json')
          ? [`import { jsonDocument } from '@repo/platform/fields';`]
          : []),
        `import { z } from 'zod';`,
        ...importLine(valuesOf(enums), domain),
        `import type { ${names.Singular} } from '${domain}';`,
      ].join('\n') + '\n',
    ),
    viewLines: lines(
      4,
      all.map(({ name, spec, code: { view } }) => `${name}: ${view}${spec.optional ? '.nullable()' : ''},`),
    ),
    toViewLines: lines(
      4,
      all.map((field) => jsonMember(field, names.one)),
    ),
    hasUniques: taken.length > 0,
    takenProblems: code(`409: [${taken.join(', ')}]`),
    operationsList: code(
      `export const ${names.pluralCamel}Operations = [${[
        `create${names.Singular}`,
        `list${names.Plural}`,
        `get${names.Singular}`,
        `replace${names.Singular}`,
        `delete${names.Singular}`,
      ].join(', ')}];`,
    ),
  };
}

function inputMember({ name, spec, code: { input, converts } }: FieldView): string {
  const value = defaultLiteral(spec) ?? (spec.optional ? 'null' : undefined);
  const optional = spec.optional ? '.nullable()' : '';
  // `null` needs no conversion.
  const give = converts && value !== 'null' ? 'prefault' : 'default';
  return `${name}: ${input}${optional}${value === undefined ? '' : `.${give}(${value})`},`;
}

function querySchema(list: string, sorts: readonly string[], filters: readonly string[]) {
  if (sorts.length + filters.length === 0) return code(`sortedListQuery('${list}', {}, {})`);
  const parts = [`'${list}'`, objectOf(sorts), objectOf(filters)];
  return code(`sortedListQuery(\n${parts.map((part) => `  ${part},\n`).join('')})`);
}

/** Returns an object literal, empty or with one member per line. */
function objectOf(members: readonly string[]): string {
  if (members.length === 0) return '{}';
  return `{\n${members.map((member) => `    ${member}\n`).join('')}  }`;
}
