import { platformMigrations } from '@repo/platform/database';
import type { Migration, Session } from '@repo/platform/database';
import type { Operation } from '@repo/platform/http';
import type { Job, Retention } from '@repo/platform/jobs';
import type { Subscription } from '@repo/platform/messaging';
import type { Platform } from './platform.js';

/** The contributions of a module to the service, independent of the HTTP framework. */
export interface Feature {
  name: string;
  operations: readonly Operation[];
  migrations: readonly Migration<Session>[];
  /** Types of the events that the module publishes. */
  events?: readonly string[];
  /** Subscriptions to events and tasks, handled by the worker. */
  subscriptions?: readonly FeatureSubscription[];
  /** Periodic jobs, run by the worker. */
  jobs?: readonly Job[];
  /** Retentions of the module's tables, applied in this order. */
  retention?: readonly Retention[];
  /** Erases stored personal data of a deleted aggregate; returns the number of changed rows. */
  erase?(aggregateId: string): Promise<number>;
  /** Creates the initial data and returns a summary. Idempotent. */
  seed?(): Promise<string>;
  /** Makes the user with this address an administrator, and returns a summary. */
  grantAdministrator?(email: string): Promise<string>;
}

export interface FeatureSubscription extends Omit<Subscription, 'types'> {
  types: Subscription['types'] | 'every event';
}

/** The service without its HTTP layer, as used by the worker and the commands. */
export interface Service {
  platform: Platform;
  features: readonly Feature[];
  close(): Promise<void>;
}

/** A worker serves only health and metrics. */
export function servedFeatures<T>({ settings }: Platform, features: readonly T[]): readonly T[] {
  return settings.ROLE === 'worker' ? [] : features;
}

/** Returns the subscriptions of all modules, with "every event" resolved to the events of all modules. */
export function subscriptionsOf(features: readonly Feature[]): Subscription[] {
  const events = features.flatMap((feature) => feature.events ?? []);
  return features
    .flatMap((feature) => feature.subscriptions ?? [])
    .map(({ types, ...rest }) => ({ ...rest, types: types === 'every event' ? events : types }));
}

/** Returns all migrations, those of the platform first. */
export function migrationsOf(features: readonly Feature[]): Migration<Session>[] {
  return [...platformMigrations, ...features.flatMap((feature) => feature.migrations)];
}
