import type { FieldTypeDescriptor } from './descriptor.js';
import { literal, noDefault } from './expressions.js';
import { identifierCode, identifierColumn, identifierSamples } from './identifiers.js';

const usage = 'ref(users)';

export const ref: FieldTypeDescriptor = {
  usage,
  help: 'a reference to an existing row of a module',
  otherNames: ['reference'],
  index: true,
  unique: true,
  default: false,
  alwaysIndexed: true,
  alwaysFilter: true,
  argument: {
    key: 'target',
    rule: 'only a reference has a target module, and a reference needs one.',
    initial: { target: 'users' },
    parse: (text) => (text ? { target: text } : { fault: `a reference needs a module: ${usage}.` }),
    text: ({ target = '' }) => target,
    fault: ({ target = '' }) =>
      /^[a-z][a-z0-9-]{0,29}$/.test(target)
        ? null
        : `${literal(target)} is not a valid module name; use a name such as order-lines.`,
  },
  canonical: () => noDefault('ref'),
  code: () => identifierCode(undefined),
  samples: () => identifierSamples('uuids.next()'),
  sql: identifierColumn,
};
