import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '@repo/platform/logging';
import { createHttpAdapter, NestLogger } from '@repo/platform/server';
import { AppModule } from './app.module.js';
import { BackgroundModule } from './background.module.js';
import type { Service } from './feature.js';
import { HttpModule } from './http.module.js';
import { Features, PLATFORM } from './platform.module.js';
import type { Platform } from './platform.js';
import type { Settings } from './settings.js';

/** Creates the running service. `listen` starts it, `close` shuts it down gracefully. */
export async function createApplication(settings: Settings, logger: Logger): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings, logger, [HttpModule, BackgroundModule]),
    createHttpAdapter(logger, settings.REQUEST_TIMEOUT_SECONDS),
    { logger: new NestLogger(logger), bodyParser: false, abortOnError: false },
  );
  await app.get(HttpModule).serve(app);
  return app;
}

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
