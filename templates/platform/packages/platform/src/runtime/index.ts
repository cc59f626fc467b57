import { v7, validate } from 'uuid';

export { runStep } from './run-step.js';
export { withCleanUp } from './clean-up.js';
export { createOpenParts } from './open-parts.js';
export type { OpenParts } from './open-parts.js';
export { createKeyedQueue } from './keyed-queue.js';
export type { KeyedQueue } from './keyed-queue.js';
export { withTimeout } from './with-timeout.js';
export { writeVersion } from './write-version.js';

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Generates ids that sort by creation time (UUIDv7, RFC 9562). */
export interface Ids {
  next(): string;
}

export const uuids: Ids = { next: () => v7() };

export function isUuid(text: string): boolean {
  return validate(text);
}
