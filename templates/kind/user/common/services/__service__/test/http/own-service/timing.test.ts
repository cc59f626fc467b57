import { describe, expect, it } from 'vitest';
import { signUp } from '../../support/client.js';
import { newPerson } from '../../support/factories.js';
import { target } from '../../support/target.js';

const service = target({ LOGIN_FAILURES_PER_ACCOUNT: '1000' });
const rounds = 30;

describe('a failed login', () => {
  it('takes the same time for an unknown address and a wrong password', async () => {
    const { user } = await signUp(service);
    const time = async (email: string) => {
      const started = performance.now();
      await service.request('POST', '/api/v1/auth/login', { json: { email, password: 'a wrong password' } });
      return performance.now() - started;
    };
    await time(user.email);
    const [known, unknown]: [number[], number[]] = [[], []];
    // Alternating, so that other load slows down both alike.
    for (let round = 0; round < rounds; round += 1) {
      known.push(await time(user.email));
      unknown.push(await time(newPerson().email));
    }
    // Without hashing, the response for an unknown address would be several times faster.
    expect(median(unknown) / median(known)).toBeGreaterThan(0.6);
    expect(median(unknown) / median(known)).toBeLessThan(1.67);
  });
});

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
