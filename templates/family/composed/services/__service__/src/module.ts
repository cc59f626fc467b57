import type { Authenticator } from '@repo/platform/auth';
import type { Routes } from '@repo/platform/server';
import type { Feature } from './feature.js';

/** A feature with its routes. */
export interface Module extends Feature {
  routes: Routes;
  /** Authenticates callers. Exactly one module provides it. */
  authenticate?: Authenticator;
}
