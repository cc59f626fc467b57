import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import type { Logger } from '@repo/platform/logging';
import { PlatformModule } from './platform.module.js';
import { RegistryModule } from './registry.module.js';
import type { Settings } from './settings.js';

/** The modules of the service. */
@Module({ imports: [] })
export class AppModule {
  /**
   * The modules with the adapters that they are made from.
   * @param beside what a running service has and a command has not
   */
  static with(settings: Settings, logger: Logger, beside: readonly Type[] = []): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with(settings, logger), RegistryModule, ...beside],
    };
  }
}
