import { diffLines } from 'diff';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ensureFacts } from '../../../src/source/edit.js';
import type { Truth } from '../../../src/source/edit.js';
import {
  ensureListEntry,
  ensureUnionMember,
  isListed,
  isMember,
} from '../../../src/source/ensure-list-entry.js';
import { commentsOf, parse, syntaxErrors } from '../../../src/source/parse.js';
import { Node } from '../../../src/source/ts-morph.js';

const runs = Number(process.env['FUZZ_RUNS'] ?? 700);

const blanks = fc.constantFrom('', ' ', '  ');
const lineComment = fc.constantFrom('// why', '// ] }', "// it's `odd`", '// a, b');
const blockComment = fc.constantFrom('/* why */', '/* ], */', '/**/', '/* , */');
const newLine = fc
  .constantFrom('\n', '\n\n')
  .chain((lines) => fc.constantFrom('  ', '    ', '\t').map((indent) => lines + indent));

/** White space and comments between two tokens. */
const gap = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: blanks },
      { weight: 2, arbitrary: newLine },
      { weight: 1, arbitrary: blockComment },
      { weight: 1, arbitrary: fc.tuple(blanks, lineComment, newLine).map((parts) => parts.join('')) },
    ),
    { maxLength: 2 },
  )
  .map((parts) => parts.join(''));

const member = fc.constantFrom("'a'", '"b,c"', "'//'", 'd', 'e.f', "'[|]'");
const values = fc.oneof(
  member,
  fc.constantFrom('...g', 'h(1, 2)', '[i]', '{ j: [] }', '`k${l}`', '(m as const)', 'n ? o : p'),
);

const list = fc
  .tuple(fc.array(fc.tuple(gap, values, gap), { maxLength: 5 }), gap, fc.boolean(), gap)
  .map(([members, inside, trailing, after]) =>
    members.length === 0
      ? `[${inside}]`
      : `[${members.map((parts) => parts.join('')).join(',')}${trailing ? `,${after}` : ''}]`,
  );

const union = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.tuple(gap, fc.constantFrom("'a'", "'b,c'", "'//'", 'D', 'E[]'), gap), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  .map(([leading, members]) => `${leading ? '| ' : ''}${members.map((parts) => parts.join('')).join('|')}`);

const truthOf = (holds: boolean): Truth => (holds ? 'true' : 'false');
const lineEnds = (text: string, crlf: boolean): string => (crlf ? text.replaceAll('\n', '\r\n') : text);

function check(text: string, edit: (text: string) => string): string {
  const edited = edit(text);
  expect(syntaxErrors(parse(edited))).toEqual([]);
  expect(commentsOf(parse(edited))).toEqual(commentsOf(parse(text)));
  expect(edit(edited)).toBe(edited);
  // Only lines next to the new member may change.
  const removed = diffLines(text, edited).filter((part) => part.removed);
  expect(removed.reduce((lines, { count }) => lines + count, 0)).toBeLessThanOrEqual(2);
  return edited;
}

it('adds only the new member to a list in any layout', () => {
  fc.assert(
    fc.property(list, fc.boolean(), (source, crlf) => {
      const text = lineEnds(`const before = 1;\nconst list = ${source};\nconst after = 2; // end\n`, crlf);
      const listIn = (file: ReturnType<typeof parse>) => {
        const found = file.getVariableDeclarationOrThrow('list').getInitializer();
        if (!Node.isArrayLiteralExpression(found)) throw new Error('no list');
        return found;
      };
      const fact = {
        name: 'add a member',
        paste: '',
        insertions: (file: ReturnType<typeof parse>) => ensureListEntry(listIn(file), 'added'),
        truth: (file: ReturnType<typeof parse>) => truthOf(isListed(listIn(file), 'added')),
      };
      const members = listIn(parse(text))
        .getElements()
        .map((element) => element.getText());
      check(text, (given) => ensureFacts(given, [fact]));
      const after = listIn(parse(ensureFacts(text, [fact])))
        .getElements()
        .map((element) => element.getText());
      expect(after.filter((element) => element !== 'added')).toEqual(members);
      expect(after.indexOf('added')).toBeGreaterThanOrEqual(Math.min(members.length, 1));
    }),
    { numRuns: runs },
  );
});

it('adds only the new member to a union in any layout', () => {
  fc.assert(
    fc.property(union, fc.boolean(), (source, crlf) => {
      const text = lineEnds(`const before = 1;\ntype T = ${source};\nconst after = 2; // end\n`, crlf);
      const typeIn = (file: ReturnType<typeof parse>) => file.getTypeAliasOrThrow('T').getTypeNodeOrThrow();
      const fact = {
        name: 'add a member',
        paste: '',
        insertions: (file: ReturnType<typeof parse>) => ensureUnionMember(typeIn(file), "'added'"),
        truth: (file: ReturnType<typeof parse>) => truthOf(isMember(typeIn(file), "'added'")),
      };
      expect(check(text, (given) => ensureFacts(given, [fact]))).toContain("'added'");
    }),
    { numRuns: runs },
  );
});
