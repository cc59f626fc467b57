import { describe, expect, it } from 'vitest';
import { refreshTokenExpiry, startSession } from '../../src/modules/auth/domain/session.js';
import { normalizeEmail } from '../../src/modules/users/domain/email.js';
import { findPasswordFaults, hasPasswordLength } from '../../src/modules/users/domain/password-policy.js';
import { isUsername } from '../../src/modules/users/domain/user.js';

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

describe('a session', () => {
  const now = new Date('2030-01-01T00:00:00.000Z');
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const lifetimes = { absoluteSeconds: 100, idleSeconds: 60 };
  const session = startSession({ id: 'one', userId: 'somebody' }, now, lifetimes);

  it('is refreshed until it is idle for too long or ends', () => {
    const expiry = (seconds: number) => refreshTokenExpiry(session, after(seconds), lifetimes);
    expect([0, 30, 90].map(expiry)).toEqual([60, 90, 100].map(after));
  });
});

describe('a username', () => {
  it.each(['abc', 'A_b-9', 'x'.repeat(30)])('may be %s', (name) => expect(isUsername(name)).toBe(true));
  it.each(['ab', 'x'.repeat(31), 'a b', 'a.b', 'é12', 'abc\n'])('is not %j', (name) =>
    expect(isUsername(name)).toBe(false),
  );
});

describe('a password', () => {
  it('measures the length in code points', () => {
    expect(
      ['😀'.repeat(11), '😀'.repeat(12), '😀'.repeat(128), '😀'.repeat(129)].map(hasPasswordLength),
    ).toEqual([false, true, true, false]);
  });

  it('is validated in its composed form', () => {
    const letters = 'é'.repeat(12).normalize('NFD');
    expect([letters, letters.slice(2)].map(hasPasswordLength)).toEqual([true, false]);
    const seen: string[] = [];
    const person = { email: 'ada@example.com', username: 'ada' };
    findPasswordFaults(letters, person, (password) => seen.push(password) === 0);
    expect(seen).toEqual([letters.normalize('NFC')]);
  });

  it('detects an identity of four or more characters, ignoring case', () => {
    const person = { email: 'ada.lovelace@example.com', username: 'ada' };
    const faults = (password: string) => findPasswordFaults(password, person, () => false);
    expect(faults('my ADA.Lovelace password')).toEqual(['password_contains_identity']);
    expect(faults('ada has a long password')).toEqual([]);
    expect(findPasswordFaults('anything', person, () => true)).toEqual(['password_too_common']);
  });
});
