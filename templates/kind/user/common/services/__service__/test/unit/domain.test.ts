import { describe, expect, it } from 'vitest';
import { refreshTokenExpiry, startSession } from '../../src/modules/auth/domain/session.js';
import { findPasswordFaults, hasPasswordLength } from '../../src/modules/users/domain/password-policy.js';
import { isUsername } from '../../src/modules/users/domain/user.js';

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
