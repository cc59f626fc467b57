import { randomBytes, randomInt } from 'node:crypto';

let count = randomInt(900_000);

/** Returns a number that no other row has. */
export function uniqueNumber(): number {
  count += 1;
  return count;
}

/** Returns a text of 14 characters that no other row has. */
export function uniqueText(): string {
  return randomBytes(7).toString('hex');
}
