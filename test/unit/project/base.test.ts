import { describe, expect, it } from 'vitest';
import { baseText, contentInBase } from '../../../src/project/base.js';
import { hashOf } from '../../../src/tree/files.js';

const contents = ['one\n', 'two "quoted"\r\n', 'three \u2028 and more'];

describe('the base file', () => {
  it('returns contents by their hash', () => {
    const text = baseText(contents);
    for (const content of contents) expect(contentInBase(text, hashOf(content))).toBe(content);
    expect(contentInBase(text, hashOf('four'))).toBeUndefined();
    expect(text.trim().split('\n')).toHaveLength(contents.length);
  });

  it('is independent of the order and the number of contents', () => {
    expect(baseText([...contents.toReversed(), ...contents])).toBe(baseText(contents));
  });

  it('rejects changed and truncated lines', () => {
    const hash = hashOf('one\n');
    const text = baseText(contents);
    expect(contentInBase(text.replace('one', 'won'), hash)).toBeUndefined();
    expect(contentInBase(text.slice(0, text.indexOf(hash) + hash.length + 14), hash)).toBeUndefined();
  });
});
