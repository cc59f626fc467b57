import type { Logger } from '@repo/platform/logging';
import type { Service } from './feature.js';
import type { Module } from './module.js';
import { createPlatform } from './platform.js';
import type { Platform } from './platform.js';
import type { Settings } from './settings.js';

export interface Composition {
  platform: Platform;
  modules: readonly Module[];
}

/** Creates the modules of the service. */
export function compose(platform: Platform): Composition {
  const modules: Module[] = [
    // One per line, so that branches that add modules merge.
  ];

  return { platform, modules };
}

/** Opens the service without its HTTP layer. */
export async function openService(settings: Settings, logger: Logger): Promise<Service> {
  const platform = await createPlatform(settings, logger);
  const { modules } = compose(platform);
  return { platform, features: modules, close: () => platform.close() };
}
