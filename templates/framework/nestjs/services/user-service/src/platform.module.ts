import { Global, Inject, Module } from '@nestjs/common';
import type { DynamicModule, FactoryProvider, OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from '@repo/platform/logging';
import { createPlatform } from './platform.js';
import type { Platform } from './platform.js';
import { shutDown } from './shutdown.js';
import type { Settings } from './settings.js';

export const PLATFORM = Symbol('PLATFORM');

/** Injection tokens of the adapters. */
export const SETTINGS = Symbol('SETTINGS');
export const LOGGER = Symbol('LOGGER');
export const DATABASE = Symbol('DATABASE');
export const CACHE = Symbol('CACHE');
export const FAILURES = Symbol('FAILURES');
export const PASSWORDS = Symbol('PASSWORDS');

const adapters = [
  part(SETTINGS, 'settings'),
  part(LOGGER, 'logger'),
  part(DATABASE, 'database'),
  part(CACHE, 'cache'),
  part(FAILURES, 'failures'),
  part(PASSWORDS, 'passwords'),
];

function part(token: symbol, name: keyof Platform): FactoryProvider {
  return { provide: token, inject: [PLATFORM], useFactory: (platform: Platform) => platform[name] };
}

/** Provides the adapters. Global, so that Nest closes it after the modules that use it. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  static with(settings: Settings, logger: Logger): DynamicModule {
    const providers = [
      { provide: PLATFORM, useFactory: () => createPlatform(settings, logger) },
      ...adapters,
    ];
    return { module: PlatformModule, providers, exports: providers };
  }

  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  async onApplicationShutdown(): Promise<void> {
    await shutDown('adapters', this.platform, () => this.platform.close());
  }
}
