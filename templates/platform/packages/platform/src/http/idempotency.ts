import { createHmac } from 'node:crypto';
import { secret } from '../config/index.js';
import { ConflictError, ValidationError } from '../errors/index.js';

export const idempotencySettings = { IDEMPOTENCY_SECRET: secret(32) };

/** An answer as it was sent. */
export interface StoredAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** Remembers for a day which requests were made with which key. */
export interface IdempotencyStore {
  /**
   * Takes a key in one step: of many at once, one gets `null`. All others get what is known of the first request,
   * whose answer is `null` while it runs. A key that nobody answered within a minute is free again.
   */
  claim(
    key: string,
    fingerprint: string,
    now: Date,
  ): Promise<{ fingerprint: string; answer: StoredAnswer | null } | null>;
  answer(key: string, answer: StoredAnswer): Promise<void>;
  giveBack(key: string): Promise<void>;
  /** Forgets keys that expired before this time, at most `limit` of them; returns how many. */
  removeExpired(before: Date, limit: number): Promise<number>;
}

/** A request that carries an idempotency key. */
export interface IdempotentRequest {
  /** The answer of the first such request, when there was one. */
  replay: StoredAnswer | null;
  /** Keeps the answer for repetitions; after a failure of ours the key is free again. */
  finish(answer: StoredAnswer): Promise<void>;
}

export interface Idempotency {
  /**
   * @param header the `idempotency-key` header
   * @param scope whose key it is, and for which operation
   * @throws ValidationError `idempotency_key_reused`, ConflictError `idempotency_in_progress`
   */
  begin(header: string, scope: string, body: unknown): Promise<IdempotentRequest>;
}

/** Headers that belong to the answer; all others belong to the request that is being answered. */
const keptHeaders = ['content-type', 'location', 'etag'];

/** @param secretKey of the fingerprints: a plain hash of a body with a password in it would undo what argon2 is for */
export function createIdempotency(store: IdempotencyStore, secretKey: string): Idempotency {
  const fingerprintOf = (text: string) => createHmac('sha256', secretKey).update(text).digest('base64url');
  return {
    async begin(header, scope, body) {
      if (!/^[\x21-\x7e]{1,255}$/.test(header)) {
        throw keyError('validation_failed', 'invalid_key', 'The key has 1 to 255 visible ASCII characters.');
      }
      const key = fingerprintOf(`${scope}\n${header}`);
      const fingerprint = fingerprintOf(JSON.stringify(body, exactly));
      const first = await store.claim(key, fingerprint, new Date());
      if (first && first.fingerprint !== fingerprint) {
        throw keyError('idempotency_key_reused', 'key_reused', 'This key was used with another body.');
      }
      if (first && !first.answer) {
        throw new ConflictError(
          'idempotency_in_progress',
          'The first request with this key is still running.',
        );
      }
      return {
        replay: first?.answer ?? null,
        async finish({ status, headers, body: text }) {
          if (status >= 500) return store.giveBack(key);
          const kept = keptHeaders.flatMap((name) => (headers[name] ? [[name, headers[name]]] : []));
          return store.answer(key, { status, headers: Object.fromEntries(kept), body: text });
        },
      };
    },
  };
}

/** JSON has no whole numbers of 64 bits; a body that was checked may. */
function exactly(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

function keyError(code: string, fault: string, message: string): ValidationError {
  return new ValidationError([{ path: '', code: fault, message: `idempotency-key: ${message}` }], code);
}
