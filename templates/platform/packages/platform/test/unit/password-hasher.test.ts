import type * as argon2 from '@node-rs/argon2';
import type * as bcrypt from '@node-rs/bcrypt';
import { hash as hashBcrypt } from '@node-rs/bcrypt';
import { createPasswordHasher, isKnownPasswordHash } from '@repo/platform/auth';
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** Hash prefixes of all verifications, which show their cost. */
const work: string[] = [];
vi.mock('@node-rs/argon2', async (original) => {
  const actual = await original<typeof argon2>();
  const verify: typeof actual.verify = (hash, ...rest) => {
    work.push(/m=\d+,t=\d+,p=\d+/.exec(String(hash))?.[0] ?? 'nothing');
    return actual.verify(hash, ...rest);
  };
  return { ...actual, verify };
});
vi.mock('@node-rs/bcrypt', async (original) => {
  const actual = await original<typeof bcrypt>();
  const verify: typeof actual.verify = (password, hash) => {
    work.push(String(hash).slice(0, 6).replace(/^\$2./, 'bcrypt'));
    return actual.verify(password, hash);
  };
  return { ...actual, verify };
});
beforeEach(() => void work.splice(0));

const ours = 'm=19456,t=2,p=1';
const imported = '$2b$05$C3uSXQc9wxS0tT7t0Kt4Su5qS4/CBeYGSiJIKTrPnVzNJSVdfYjcS';
const yesterday = 'm=4096,t=1,p=1';

describe('a failed verification', () => {
  it.each([
    ['an unknown account', null],
    ['a hash of an unknown format', '{SSHA}abc'],
    ['an empty hash', ''],
    ['a truncated bcrypt hash', '$2b$05$abc'],
    ['a truncated argon2 hash', `$argon2id$v=19$${ours}$x$y`],
  ])('does the work of one hash for %s', async (_, passwordHash) => {
    await expect(createPasswordHasher().verify('a password', passwordHash)).resolves.toBe(false);
    expect(work.filter((cost) => cost === ours).length).toBeGreaterThan(0);
    expect(new Set(work)).toEqual(new Set([ours]));
  });

  it('does the same work for every account after the first imported hash', async () => {
    const hasher = createPasswordHasher();
    const own = await hasher.hash('a password');
    const older = own.replace(ours, yesterday);
    for (const met of [imported, older]) await hasher.verify('a wrong guess', met);
    for (const passwordHash of [null, own, older, imported, 'unknown']) {
      work.splice(0);
      await expect(hasher.verify('a wrong guess', passwordHash)).resolves.toBe(false);
      expect(work.toSorted()).toEqual(['bcrypt$05', yesterday, ours].toSorted());
    }
  });

  it('is not slowed down by a hash that is too expensive', async () => {
    const hasher = createPasswordHasher();
    await hasher.verify(
      'a wrong guess',
      `$argon2id$v=19$m=8,t=200000,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`,
    );
    work.splice(0);
    await hasher.verify('a wrong guess', null);
    expect(work).toEqual([ours]);
  });
});

describe('an imported hash', () => {
  it('matches its password, and needs a rehash', async () => {
    const hasher = createPasswordHasher();
    const passwordHash = await hashBcrypt('a password', 5);
    await expect(hasher.verify('a password', passwordHash)).resolves.toBe(true);
    expect(work).toEqual(['bcrypt$05']);
    expect(hasher.needsRehash(passwordHash)).toBe(true);
  });
});

describe('a password', () => {
  it('matches its hash in every Unicode composition', async () => {
    const hasher = createPasswordHasher();
    const [composed, decomposed] = ['pässwörd'.normalize('NFC'), 'pässwörd'.normalize('NFD')];
    await expect(hasher.verify(composed, await hasher.hash(decomposed))).resolves.toBe(true);
    await expect(hasher.verify(decomposed, await hasher.hash(composed))).resolves.toBe(true);
  });
});

describe('a stored hash', () => {
  it.each([
    imported,
    imported.replace('$2b', '$2y'),
    `$argon2id$v=19$${ours}$${'A'.repeat(22)}$${'A'.repeat(43)}`,
  ])('is known: %s', (passwordHash) => expect(isKnownPasswordHash(passwordHash)).toBe(true));
  it.each(['', 'secret', '$1$abc$def', '$2b$99$abc', imported.replace('$05', '$03'), `${imported}x`])(
    'is unknown: %s',
    (passwordHash) => expect(isKnownPasswordHash(passwordHash)).toBe(false),
  );
});
