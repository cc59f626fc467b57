import type { CommandDescription, Expected } from '../../src/cli/completion/description.js';

/** Words with special characters of at least one shell. */
export const awkwardWords = [
  "it's",
  '$(touch made)',
  '`touch made`',
  '"',
  'a b',
  'a:b',
  '*',
  '[x]',
  String.raw`\n`,
  '!!',
  '~',
];

const value: Expected = {
  label: 'x:y[z]',
  kind: 'one of',
  words: awkwardWords.map((text) => ({ text, summary: `It's "${text}": $(touch made) [x] \\` })),
};

/** A command description with special characters and nested commands. */
export const awkward: CommandDescription = {
  name: 'my-program',
  summary: '',
  options: [
    { names: ['-o', '--of'], summary: "It's [one]: $(touch made) of", value },
    { names: ['--to'], summary: 'to', value: { label: 'file', kind: 'file' } },
  ],
  arguments: [],
  variadic: false,
  commands: [
    {
      name: 'module',
      summary: "module's commands",
      options: [],
      arguments: [],
      variadic: false,
      commands: [{ name: 'add', summary: '', options: [], arguments: [value], variadic: true, commands: [] }],
    },
  ],
};
