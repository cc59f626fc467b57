import { diffLines } from 'diff';
import { describe, expect, it } from 'vitest';
import { EditRefused } from '../../../src/source/edit-refused.js';
import { parse, syntaxErrors } from '../../../src/source/parse.js';
import { code, refused } from './fixtures/code.js';
import { everywhere } from './fixtures/everywhere.js';
import { lists } from './fixtures/lists.js';
import { shared } from './fixtures/shared.js';

/** Returns the changed lines as a diff, with visible line ends and tabs. */
function changesOf(before: string, after: string): string[] {
  return diffLines(before, after, { stripTrailingCr: false }).flatMap(({ added, removed, value }) =>
    added || removed
      ? value
          .split(/(?<=\n)/)
          .map(
            (line) =>
              (added ? '+' : '-') + line.replace(/\n$/, '').replaceAll('\r', '␍').replaceAll('\t', '→'),
          )
      : [],
  );
}

describe('an edit of a wired file', () => {
  it.each([...everywhere, ...lists, ...code, ...shared])(
    'changes only the expected lines: $name',
    ({ text, edit }) => {
      const edited = edit(text);
      expect(changesOf(text, edited)).toMatchSnapshot('changed lines');
      expect(syntaxErrors(parse(edited))).toEqual([]);
      expect(edit(edited)).toBe(edited);
    },
  );

  it.each(refused)('rejects $name', ({ text, edit }) => {
    let refusal: unknown;
    try {
      edit(text);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(EditRefused);
    const { wanted, found, line, paste } = refusal as EditRefused;
    expect({ wanted, found, line, paste }).toMatchSnapshot('refusal');
  });

  it('is tested with more than 80 layouts', () => {
    const names = [...everywhere, ...lists, ...code, ...shared, ...refused].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(80);
  });
});
