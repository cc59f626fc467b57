import { block, code, lines } from './code.js';
import { jsonMember } from './field-groups.js';
import type { FieldGroups } from './field-groups.js';
import type { FieldView } from './field-view.js';
import { literal } from './literals.js';
import type { LocalNames } from './local-names.js';
import { valuesName } from './type-code.js';

/** Returns the values for the templates of the domain and the use cases. */
export function domainContext(fields: FieldGroups, names: LocalNames, owner: boolean) {
  const { all, enums, filters, uniques, references, sorts } = fields;
  const filterEnums = enums.map(({ code: { type } }) => type);
  return {
    domainTypes: block(
      [
        ...enums.map(
          ({ spec, code: { type } }) =>
            `export const ${valuesName(spec)} = [${(spec.values ?? []).map(literal).join(', ')}] as const;\n` +
            `export type ${type} = (typeof ${valuesName(spec)})[number];\n`,
        ),
        ...(all.some(({ spec }) => spec.type === 'json')
          ? [
              '/** A JSON object or array without a schema. */\nexport type JsonDocument = Record<string, unknown> | unknown[];\n',
            ]
          : []),
      ]
        .map((text) => `${text}\n`)
        .join(''),
    ),
    detailLines: lines(
      2,
      all.map(({ name, type }) => `readonly ${name}: ${type};`),
    ),
    payloadLines: lines(
      4,
      all.map((field) => jsonMember(field, names.one)),
    ),
    sortFields: code(["'id'", ...sorts.map(({ name }) => `'${name}'`)].join(', ')),
    requestType: requestType(
      [
        ...(owner ? ['ownerId?: string | undefined;'] : []),
        ...filters.map(({ name, code: { type } }) => `${name}?: ${type} | undefined;`),
      ],
      names,
    ),
    domainImportsOfPorts: code([names.Singular, ...filterEnums].toSorted().join(', ')),
    errorImports: code(
      ['ConflictError', 'PreconditionError', ...(references.length > 0 ? ['ValidationError'] : [])].join(
        ', ',
      ),
    ),
    addComment: code(errorsComment([...takenErrors(uniques), ...unknown(references)])),
    saveComment: code(
      ` @throws ${[...takenErrors(uniques), ...unknown(references), 'StaleWrite'].join(', ')}`,
    ),
  };
}

/** Returns the names of the error classes for violated unique constraints. */
export function takenErrors(uniques: readonly FieldView[]): string[] {
  return uniques.map(({ pascal }) => `${pascal}Taken`);
}

function unknown(references: readonly FieldView[]): string[] {
  return references.length > 0 ? ['UnknownReference'] : [];
}

function errorsComment(errors: readonly string[]): string {
  return errors.length === 0 ? '/** Adds a record. */' : `/** Adds a record. @throws ${errors.join(', ')} */`;
}

function requestType(members: readonly string[], { Singular, Plural }: LocalNames) {
  const base = `SortedPageRequest<${Singular}SortField>`;
  if (members.length === 0) return code(`export type ${Plural}Request = ${base};`);
  return code(
    `export interface ${Plural}Request extends ${base} {\n${members.map((member) => `  ${member}\n`).join('')}}`,
  );
}
