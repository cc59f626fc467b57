import { NestFactory } from '@nestjs/core';
import type { Logger } from '@repo/platform/logging';
import { NestLogger } from '@repo/platform/server';
import { AppModule } from './app.module.js';
import type { Service } from './feature.js';
import { PLATFORM } from './platform.module.js';
import type { Platform } from './platform.js';
import { Features } from './registry.module.js';
import type { Settings } from './settings.js';

/** Opens the service without its HTTP layer. */
export async function openService(settings: Settings, logger: Logger): Promise<Service> {
  const app = await NestFactory.createApplicationContext(AppModule.with(settings, logger), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  return {
    platform: app.get<Platform>(PLATFORM),
    features: app.get(Features).all,
    close: () => app.close(),
  };
}
