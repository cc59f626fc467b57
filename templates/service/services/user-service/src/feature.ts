import { platformMigrations } from '@repo/platform/database';
import type { Migration, Session } from '@repo/platform/database';
import type { Operation } from '@repo/platform/http';
import type { Job, Retention } from '@repo/platform/jobs';
import type { Subscription } from '@repo/platform/messaging';
import type { Platform } from './platform.js';

/** What a module brings to the service, whatever serves its operations. */
export interface Feature {
  name: string;
  operations: readonly Operation[];
  migrations: readonly Migration<Session>[];
  /** The types of the events that the module puts into the outbox. */
  events?: readonly string[];
  /** What the module wants to hear of, and the tasks that it does; both happen in the worker. */
  subscriptions?: readonly FeatureSubscription[];
  /** What is to be done again and again; the worker does it. */
  jobs?: readonly Job[];
  /** Which rows of the module's tables are removed after a while, in this order. */
  retention?: readonly Retention[];
  /** Erases personal data that the module keeps of an aggregate that is gone; returns how many rows were changed. */
  erase?(aggregateId: string): Promise<number>;
  /** Makes the data that a new installation starts with, and answers what it did. May run again. */
  seed?(): Promise<string>;
  /** Makes the user with this address an administrator, and answers what it did. */
  grantAdministrator?(email: string): Promise<string>;
}

export interface FeatureSubscription extends Omit<Subscription, 'types'> {
  types: Subscription['types'] | 'every event';
}

/** The service without its HTTP side, as the worker and the commands use it. */
export interface Service {
  platform: Platform;
  features: readonly Feature[];
  close(): Promise<void>;
}

/** A worker answers to nobody but those who watch over it. */
export function served<T>({ settings }: Platform, features: readonly T[]): readonly T[] {
  return settings.ROLE === 'worker' ? [] : features;
}

/** What the bus is told: whoever wants every event gets those of all modules, of later ones as well. */
export function subscriptionsOf(features: readonly Feature[]): Subscription[] {
  const events = features.flatMap((feature) => feature.events ?? []);
  return features
    .flatMap((feature) => feature.subscriptions ?? [])
    .map(({ types, ...rest }) => ({ ...rest, types: types === 'every event' ? events : types }));
}

/** Every migration, the platform's first. */
export function migrationsOf(features: readonly Feature[]): Migration<Session>[] {
  return [...platformMigrations, ...features.flatMap((feature) => feature.migrations)];
}
