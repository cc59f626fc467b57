import { clientAddress } from '@repo/platform/http';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const of = (entry: string) => clientAddress('192.0.2.254', entry, 1);
const port = fc.integer({ min: 0, max: 65_535 });

describe('the client address', () => {
  it('has one canonical form per IPv4 host', () => {
    fc.assert(
      fc.property(fc.ipV4(), port, (address, number) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
        const mapped = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16).toUpperCase()}`;
        for (const entry of [
          address,
          ` ${address}\t`,
          `${address}:${number}`,
          `"${address}:${number}"`,
          `::ffff:${address}`,
          `[::FFFF:${address}]:${number}`,
          `0:0:0:0:0:ffff:${mapped}`,
        ])
          expect(of(entry)).toBe(address);
      }),
    );
  });

  it('has one canonical form per IPv6 host', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 }),
        port,
        (groups, number) => {
          fc.pre(groups[0] !== 0);
          const full = groups.map((group) => group.toString(16).padStart(4, '0')).join(':');
          const short = groups.map((group) => group.toString(16)).join(':');
          const canonical = of(short);
          expect(canonical).toMatch(/^[\da-f:]+$/);
          for (const entry of [
            full,
            full.toUpperCase(),
            canonical,
            `[${short}]`,
            `"[${full}]:${number}"`,
            `${short}%eth0`,
          ])
            expect(of(entry)).toBe(canonical);
        },
      ),
    );
  });

  it('ignores entries that the client wrote before the trusted ones', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.ipV4(), { minLength: 1, maxLength: 5 }), (forged, trusted) => {
        const header = [forged, ...trusted].join(', ');
        expect(clientAddress('192.0.2.254', header, trusted.length)).toBe(trusted[0]);
      }),
    );
  });

  it.each([
    'unknown',
    '_hidden',
    '',
    ',',
    '203.0.113.7:port',
    '203.0.113.700',
    '[::1',
    'a.b.c.d',
    '1'.repeat(10_000),
  ])('falls back to the next entry for %.20s', (entry) => {
    expect(of(entry)).toBe('192.0.2.254');
    expect(clientAddress('192.0.2.254', [entry, '203.0.113.9'], 2)).toBe('203.0.113.9');
  });

  it('is the address of the socket without a proxy', () => {
    expect(clientAddress('::ffff:192.0.2.1', '203.0.113.7', 0)).toBe('192.0.2.1');
    expect(clientAddress(undefined, undefined, 0)).toBe('');
  });
});
