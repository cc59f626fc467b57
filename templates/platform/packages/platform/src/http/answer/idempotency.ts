import { createHmac } from 'node:crypto';
import { secret } from '../../config/index.js';
import type { Claim, OutcomeStore } from '../../database/port.js';
import { ConflictError, ValidationError } from '../../errors/index.js';
import type { Logger } from '../../logging/index.js';
import type { StoredAnswer } from './answer.js';

export const idempotencySettings = { IDEMPOTENCY_SECRET: secret(32) };

/** Stores idempotency keys and their outcomes for 24 hours. */
export interface IdempotencyStore extends OutcomeStore {
  /**
   * Claims a key atomically: one of concurrent requests gets the claim. All others get the first request, whose outcome
   * is `null` while it runs. A claim without an outcome expires after one minute.
   */
  claim(key: string, fingerprint: string, now: Date): Promise<{ claim: Claim } | { first: FirstRequest }>;
  /** Releases the key, unless the claim was lost or has an outcome. */
  release(claim: Claim): Promise<void>;
  /** Removes at most `limit` keys; returns their number. */
  removeExpired(before: Date, limit: number): Promise<number>;
}

export interface FirstRequest {
  fingerprint: string;
  outcome: string | null;
}

/** A request to an idempotent operation, with or without a key. */
export interface IdempotentRequest {
  /** The stored response of the first request with the key; `null` for the first request. */
  replay: StoredAnswer | null;
  /**
   * Records the response in the transaction of the effect.
   * @throws ConflictError `idempotency_in_progress` when another request has claimed the key
   */
  settle(answer: StoredAnswer, outcomes: OutcomeStore): Promise<void>;
  /** Called for every response: stores a client error, and releases the key after a server error. Never rejects. */
  finish(answer: StoredAnswer): Promise<void>;
}

export interface Idempotency {
  /**
   * @param header the `idempotency-key` header
   * @param scope the caller and the operation to which the key belongs
   * @throws ValidationError `idempotency_key_reused`, ConflictError `idempotency_in_progress`
   */
  begin(header: string | undefined, scope: string, body: unknown): Promise<IdempotentRequest>;
}

const withoutKey: IdempotentRequest = { replay: null, settle: async () => {}, finish: async () => {} };

/** @param secretKey HMAC key: a plain hash of a body that contains a password could be brute-forced */
export function createIdempotency(store: IdempotencyStore, secretKey: string, logger: Logger): Idempotency {
  const fingerprintOf = (text: string) => createHmac('sha256', secretKey).update(text).digest('base64url');
  return {
    async begin(header, scope, body) {
      if (header === undefined) return withoutKey;
      if (!/^[\x21-\x7e]{1,255}$/.test(header)) {
        throw keyError(
          'validation_failed',
          'invalid_key',
          'The key must have 1 to 255 visible ASCII characters.',
        );
      }
      const key = fingerprintOf(`${scope}\n${header}`);
      const fingerprint = fingerprintOf(JSON.stringify(body, exactly));
      const claimed = await store.claim(key, fingerprint, new Date());
      if ('claim' in claimed) return firstRequest(claimed.claim, store, logger);
      const { first } = claimed;
      if (first.fingerprint !== fingerprint) {
        throw keyError(
          'idempotency_key_reused',
          'key_reused',
          'The key was already used with a different body.',
        );
      }
      if (first.outcome === null) throw inProgress();
      return { ...withoutKey, replay: JSON.parse(first.outcome) as StoredAnswer };
    },
  };
}

function firstRequest(claim: Claim, store: IdempotencyStore, logger: Logger): IdempotentRequest {
  const storeRefusal = (answer: StoredAnswer) => store.settle(claim, JSON.stringify(answer), new Date());
  return {
    replay: null,
    async settle(answer, outcomes) {
      const isMine = await outcomes.settle(claim, JSON.stringify(answer), new Date());
      if (!isMine) throw inProgress();
    },
    async finish({ status, headers, body }) {
      if (status < 400) return;
      const stored = (
        status < 500 ? storeRefusal({ status, headers: pick(headers), body }) : store.release(claim)
      ).catch((error: unknown) =>
        logger.error({ err: error }, 'Storing the outcome of an idempotency key failed'),
      );
      // An unavailable database must not delay the response.
      if (status !== 503) await stored;
    },
  };
}

/** Keeps the headers that are stored; all others belong to the current response. */
function pick({ 'content-type': type }: Readonly<Record<string, string>>): Record<string, string> {
  return type === undefined ? {} : { 'content-type': type };
}

function inProgress(): ConflictError {
  return new ConflictError(
    'idempotency_in_progress',
    'The first request with this key is still in progress.',
  );
}

/** Serialises 64-bit integers of a validated body, which JSON does not support. */
function exactly(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

function keyError(code: string, fault: string, message: string): ValidationError {
  return new ValidationError([{ path: '', code: fault, message: `idempotency-key: ${message}` }], code);
}
