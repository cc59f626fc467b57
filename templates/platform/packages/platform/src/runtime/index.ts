import { v7, validate } from 'uuid';

export { createOpenParts } from './open-parts.js';
export type { OpenParts } from './open-parts.js';
export { createKeyedQueue, runStep, withCleanUp, withTimeout } from './work.js';
export type { KeyedQueue } from './work.js';
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
