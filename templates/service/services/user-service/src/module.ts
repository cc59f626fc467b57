import type { Authenticator, PasswordHasher } from '@repo/platform/auth';
import type { Cache } from '@repo/platform/cache';
import type { Database, Migration, Session } from '@repo/platform/database';
import type { Operation } from '@repo/platform/http';
import type { Job } from '@repo/platform/jobs';
import type { Logger } from '@repo/platform/logging';
import type { MessageBus, Subscription } from '@repo/platform/messaging';
import type { Metrics } from '@repo/platform/observability';
import type { Routes } from '@repo/platform/server';
import type { Settings } from './settings.js';

/** What every module is made from: each adapter once. */
export interface Platform {
  settings: Settings;
  logger: Logger;
  database: Database<Session>;
  cache: Cache;
  bus: MessageBus;
  passwords: PasswordHasher;
  metrics: Metrics;
}

/** What the service needs to know of a module. */
export interface Module {
  name: string;
  operations: readonly Operation[];
  routes: Routes;
  migrations: readonly Migration<Session>[];
  /** What the module wants to hear of; it hears it in the worker. */
  subscriptions?: readonly Subscription[];
  /** What is to be done again and again; the worker does it. */
  jobs?: readonly Job[];
  /** How callers are recognised. Exactly one module says it. */
  authenticate?: Authenticator;
  /** Makes the data that a new installation starts with, and answers what it did. May run again. */
  seed?(): Promise<string>;
}
