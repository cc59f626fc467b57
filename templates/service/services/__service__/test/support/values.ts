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

/** Returns the values as the API expects them: times and 64-bit integers as text. */
export function toJson(values: object): Record<string, unknown> {
  const text = JSON.stringify(values, (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  return JSON.parse(text) as Record<string, unknown>;
}
