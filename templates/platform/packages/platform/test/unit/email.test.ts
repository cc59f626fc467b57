import { normalizeEmail } from '@repo/platform/fields';
import { describe, expect, it } from 'vitest';

describe('an e-mail address', () => {
  it('normalizes the spelling', () => {
    expect(normalizeEmail(' Ada.L+x@Example.COM ')).toBe('ada.l+x@example.com');
  });

  it.each(['', 'ada', 'a@b', '@b.co', 'a b@c.de', 'a@-b.co', 'a@b..co', '.a@b.co', 'ä@b.co', '\u212A@b.co'])(
    'is not %j',
    (text) => expect(normalizeEmail(text)).toBeNull(),
  );

  it.each(['a..b@c.de', 'a.@b.co', 'a@b-.co', 'a@b.-c.de', 'a@.b.co', 'a@b.co.', 'a@b@c.de'])(
    'has no empty part and no hyphen at the end of one, as in %j',
    (text) => expect(normalizeEmail(text)).toBeNull(),
  );

  it('has at most 254 characters', () => {
    const label = 'b'.repeat(61);
    const address = (length: number) => `${'a'.repeat(length)}@${label}.${label}.${label}.com`;
    expect(normalizeEmail(address(64))).toHaveLength(254);
    expect(normalizeEmail(address(64).replace('@', '@b'))).toBeNull();
  });

  it('has at most 64 characters before the at sign, and 63 in each label after it', () => {
    const [local, label] = ['a'.repeat(64), 'b'.repeat(63)];
    expect(normalizeEmail(`${local}@${label}.co`)).not.toBeNull();
    expect(normalizeEmail(`${local}a@b.co`)).toBeNull();
    expect(normalizeEmail(`a@${label}b.co`)).toBeNull();
    expect(normalizeEmail(`a@b.${label}c`)).toBeNull();
  });
});
