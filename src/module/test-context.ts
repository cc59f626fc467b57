import { block, code, importLine, lines } from './code.js';
import { takenErrors } from './domain-context.js';
import type { FieldGroups } from './field-groups.js';
import type { FieldView } from './field-view.js';
import type { LocalNames } from './local-names.js';
import { otherTables } from './store-context.js';
import { defaultLiteral } from './type-code.js';
import type { ModuleTarget } from './context.js';

interface TestOptions {
  owner: boolean;
  events: boolean;
  targetOf: (module: string) => ModuleTarget;
}

/** Returns the values for the templates of a module's tests. */
export function testContext(fields: FieldGroups, names: LocalNames, options: TestOptions) {
  const { owner, events, targetOf } = options;
  const { all, uniques, references, sorts } = fields;
  const others = references.filter(({ spec }) => spec.target !== names.plural);
  const tableOf = (module: string) => targetOf(module).table;
  const tables = [
    ...new Set([...(owner ? ['users'] : []), ...otherTables(references, names.table, tableOf)]),
  ].toSorted();
  const filters = fields.filters.filter(({ spec }) => spec.target !== names.plural);
  const omittables = all.filter(({ spec }) => spec.optional || spec.default !== undefined);
  const requireds = all.filter((field) => !omittables.includes(field));
  const optionals = all.filter(({ spec }) => spec.optional);
  const refused = all.flatMap(({ name, samples }) =>
    samples.refused.map((value) => `['${name}', ${value}],`),
  );
  const needsToken = others.some(({ spec }) => spec.target !== 'users');
  const inputArguments = [...(others.length > 0 ? ['client'] : []), ...(needsToken ? ['token'] : [])];
  const samples = all.flatMap(({ samples: { domain, json }, spec }) =>
    spec.type === 'ref' ? [domain] : [domain, json],
  );
  const uses = (text: string) => samples.some((sample) => sample.includes(text));
  const counts = samples.some((sample) => /(?<!\.)next\(\)/.test(sample));
  const self = (field: FieldView) => field.spec.target === names.plural;

  return {
    others: tables.map((table) => ({ table })),
    references: references.map(({ name }) => ({ name })),
    sortables: sorts.map((field) => ({ name: field.name, markLines: markLines(field) })),
    hasSortables: sorts.length > 0,
    filters: filters.map(({ name, spec }) => ({ name, optional: spec.optional })),
    hasFilters: filters.length > 0,
    optionals: optionals.length > 0,
    hasRefused: refused.length > 0,
    refusedLines: lines(4, refused),
    hasRequireds: requireds.length > 0,
    requiredKeys: keys(requireds),
    hasOmittables: omittables.length > 0,
    omittableKeys: keys(omittables),
    omittedLines: lines(
      6,
      omittables.map(({ name, spec }) => `${name}: ${defaultLiteral(spec) ?? 'null'},`),
    ),
    sortNames: keys(sorts),
    filterNames: keys(filters),
    inputArguments: code(inputArguments.join(', ')),
    inputParameters: code(
      inputArguments.map((name) => `${name}: ${name === 'client' ? 'HttpClient' : 'string'}`).join(', '),
    ),
    nothingLines: lines(
      6,
      optionals.map(({ name }) => `${name}: null,`),
    ),
    otherTables: code(tables.map((table) => `'${table}'`).join(' | ')),
    addOthers: block(
      [
        ...(owner ? [addOther('users', 'made.ownerId', false)] : []),
        ...others.map(({ name, spec }) =>
          addOther(tableOf(spec.target ?? ''), `made.${name}`, spec.optional),
        ),
      ].join(''),
    ),
    contractErrorImports: code(
      importLine(
        [`${names.Singular}InUse`, 'StaleWrite', ...takenErrors(uniques)],
        `../../src/modules/${names.plural}/application/ports.js`,
      ).join('\n'),
    ),
    contractTypes: code(
      [
        `${names.Singular}Repository`,
        ...(sorts.length > 0 ? [`${names.Singular}SortField`] : []),
        `${names.Plural}Request`,
      ].join(', '),
    ),
    factoryImports: code(
      [
        ...importLine(
          [...(uses('randomBytes(') ? ['randomBytes'] : []), ...(counts ? ['randomInt'] : [])],
          'node:crypto',
        ),
        ...(uses('decimal(') ? [`import { decimal } from '@repo/platform/database';`] : []),
        `import { uuids } from '@repo/platform/runtime';`,
        `import type { ${names.Singular} } from '../../src/modules/${names.plural}/domain/${names.singular}.js';`,
        ...targetImports(others, targetOf),
      ].join('\n') + '\n',
    ),
    counter: block(
      counts
        ? 'let count = randomInt(900_000);\n\n/** Returns a number that no other row has. */\n' +
            'function next(): number {\n  count += 1;\n  return count;\n}\n\n'
        : '',
    ),
    domainSampleLines: lines(
      4,
      all.map((field) => `${field.name}: ${self(field) ? 'null' : field.samples.domain},`),
    ),
    jsonSampleLines: lines(
      4,
      all.map((field) => `${field.name}: ${self(field) ? 'null' : jsonSample(field, targetOf)},`),
    ),
    fakeImports: code(
      importLine(
        ['StaleWrite', ...takenErrors(uniques)],
        `../../src/modules/${names.plural}/application/ports.js`,
      ).join('\n'),
    ),
    fakeUniques: block(uniques.length === 0 ? '' : fakeUniques(uniques, names)),
    fakesImports: code(
      importLine(
        ['countedIds', ...(events ? ['createFakeOutbox'] : []), 'createFakeUnitOfWork', 'fixedClock'],
        '../support/fakes.js',
      ).join('\n'),
    ),
    unitErrorImports: block(
      importLine([...(owner ? ['AuthorizationError'] : []), 'NotFoundError'], '@repo/platform/errors').join(
        '\n',
      ) + '\n',
    ),
  };
}

function keys(fields: readonly FieldView[]) {
  return code(fields.map(({ name }) => `'${name}'`).join(', '));
}

/** Returns rows in sort order: `null` first, then a repeated value unless the field is unique. */
function markLines({ name, spec, samples: { ordered } }: FieldView) {
  const [low, high] = ordered;
  const values = [
    ...(spec.optional ? ['null'] : []),
    ...(spec.unique ? [] : [low]),
    low,
    ...(high === low ? [] : [high]),
  ];
  return lines(
    4,
    values.map((value) => `marked.push((await add({ ${name}: ${value} })).id);`),
  );
}

function addOther(table: string, id: string, optional: boolean): string {
  const indentation = optional ? '      ' : '    ';
  const statement =
    `${indentation.slice(2)}await tables\n${indentation}.insertInto('${table}')\n${indentation}.values({ id: ${id} })\n` +
    `${indentation}.onConflict((conflict) => conflict.doNothing())\n${indentation}.execute();\n`;
  return optional ? `  if (${id} !== null) {\n${statement}  }\n` : statement;
}

function targetImports(others: readonly FieldView[], targetOf: TestOptions['targetOf']): string[] {
  const targets = [...new Set(others.map(({ spec }) => spec.target ?? ''))].toSorted();
  const made = targets.filter((target) => target !== 'users').map(targetOf);
  return [
    ...(targets.includes('users') ? [`import { registerUser } from './client.js';`] : []),
    `import type { HttpClient } from './client.js';`,
    ...made.map(({ singular, Singular }) => `import { create${Singular} } from './${singular}-factory.js';`),
  ];
}

function jsonSample({ spec, samples: { json } }: FieldView, targetOf: TestOptions['targetOf']): string {
  if (spec.target === undefined) return json;
  if (spec.target === 'users') return '(await registerUser(client)).id';
  return `(await create${targetOf(spec.target).Singular}(client, token)).id`;
}

function fakeUniques(uniques: readonly FieldView[], { Singular }: LocalNames): string {
  const checks = uniques.map(
    ({ name, pascal }) =>
      `      if (same(other.${name}, made.${name})) {\n        throw new ${pascal}Taken();\n      }\n`,
  );
  return `  const same = (a: unknown, b: unknown) => a !== null && isDeepStrictEqual(a, b);
  const assertFree = (made: ${Singular}) => {
    for (const other of kept.values()) {
      if (other.id === made.id) continue;
${checks.join('')}    }
  };
`;
}
