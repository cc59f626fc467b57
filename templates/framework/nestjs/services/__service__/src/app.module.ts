import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import type { Logger } from '@repo/platform/logging';
import { PlatformModule } from './platform.module.js';
import type { Settings } from './settings.js';

/** The modules of the service. */
@Module({
  imports: [
    // One per line, so that branches that add modules merge.
  ],
})
export class AppModule {
  /**
   * Returns the modules and their adapters.
   * @param beside modules of a running service that commands do not need
   */
  static with(settings: Settings, logger: Logger, beside: readonly Type[] = []): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with(settings, logger), ...beside],
    };
  }
}
