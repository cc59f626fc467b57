import { Global, Inject, Injectable, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import type { Logger } from '@repo/platform/logging';
import { provide, token } from '@repo/platform/server';
import type { Feature } from './feature.js';
import { createPlatform } from './platform.js';
import type { Platform } from './platform.js';
import { shutDown } from './shutdown.js';
import type { Settings } from './settings.js';

export const PLATFORM = token<Platform>('PLATFORM');

/** Injection tokens of the adapters. */
export const SETTINGS = token<Settings>('SETTINGS');
export const LOGGER = token<Logger>('LOGGER');
export const DATABASE = token<Platform['database']>('DATABASE');
export const CACHE = token<Platform['cache']>('CACHE');
export const FAILURES = token<Platform['failures']>('FAILURES');
export const PASSWORDS = token<Platform['passwords']>('PASSWORDS');

/** Each module provides its own feature. */
export const FEATURE = token<Feature>('FEATURE');

/** Collects the features of all modules, for migrations, seeds, background work and the API description. */
@Injectable()
export class Features {
  constructor(private readonly discovery: DiscoveryService) {}

  /** In import order; complete when Nest has instantiated all modules. */
  get all(): readonly Feature[] {
    const features = this.discovery.getProviders().filter((provider) => provider.token === FEATURE);
    return features.map(({ instance }) => instance as Feature);
  }
}

const adapters = [
  provide(SETTINGS, [PLATFORM], ({ settings }) => settings),
  provide(LOGGER, [PLATFORM], ({ logger }) => logger),
  provide(DATABASE, [PLATFORM], ({ database }) => database),
  provide(CACHE, [PLATFORM], ({ cache }) => cache),
  provide(FAILURES, [PLATFORM], ({ failures }) => failures),
  provide(PASSWORDS, [PLATFORM], ({ passwords }) => passwords),
];

/** Provides the adapters. Global, so that Nest closes it after the modules that use it. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  static with(settings: Settings, logger: Logger): DynamicModule {
    const platform = { provide: PLATFORM, useFactory: () => createPlatform(settings, logger) };
    const providers = [platform, ...adapters, Features];
    return { module: PlatformModule, imports: [DiscoveryModule], providers, exports: providers };
  }

  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  async onApplicationShutdown(): Promise<void> {
    await shutDown('adapters', this.platform, () => this.platform.close());
  }
}
