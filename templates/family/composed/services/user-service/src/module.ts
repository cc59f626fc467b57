import type { Authenticator } from '@repo/platform/auth';
import type { Routes } from '@repo/platform/server';
import type { Feature } from './feature.js';

/** A feature with the routes that serve it. */
export interface Module extends Feature {
  routes: Routes;
  /** How callers are recognised. Exactly one module says it. */
  authenticate?: Authenticator;
}
