import { describe, expect, it } from 'vitest';
import {
  addToBase,
  baseText,
  contentInBase,
  linesMissing,
  linesOf,
  withLines,
} from '../../../src/project/base.js';
import { hashOf } from '../../../src/tree/files.js';

const contents = ['one\n', 'two "quoted"\r\n', 'three \u2028 and more'];

describe('the base file', () => {
  it('returns contents by their hash', () => {
    const text = baseText(contents);
    for (const content of contents) expect(contentInBase(text, hashOf(content))).toBe(content);
    expect(contentInBase(text, hashOf('four'))).toBeUndefined();
    expect(linesOf(text)).toHaveLength(contents.length);
  });

  it('is independent of the order and the number of additions', () => {
    const text = baseText(contents);
    expect(addToBase(baseText(contents.slice(0, 1)), contents.slice(1))).toBe(text);
    expect(addToBase(text, contents.toReversed())).toBe(text);
  });

  it('allows added lines to be removed', () => {
    const before = baseText(contents.slice(0, 2));
    const after = addToBase(before, contents);
    const added = linesMissing(before, after);
    expect(added).toEqual(linesOf(after).filter((line) => !linesOf(before).includes(line)));
    expect(linesMissing(after, before)).toEqual([]);
    expect(withLines(after, [], added)).toBe(before);
  });

  it('rejects changed and truncated lines', () => {
    const hash = hashOf('one\n');
    const text = baseText(contents);
    expect(contentInBase(text.replace('one', 'won'), hash)).toBeUndefined();
    expect(contentInBase(text.slice(0, text.indexOf(hash) + hash.length + 14), hash)).toBeUndefined();
  });
});
