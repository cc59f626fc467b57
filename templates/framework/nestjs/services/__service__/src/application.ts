import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '@repo/platform/logging';
import { createHttpAdapter, NestLogger } from '@repo/platform/server';
import { AppModule } from './app.module.js';
import { HttpModule } from './http.module.js';
import { OpsModule } from './ops.module.js';
import type { Settings } from './settings.js';
import { WorkerModule } from './worker.module.js';

/** Creates the running service. `listen` starts it, `close` shuts it down gracefully. */
export async function createApplication(settings: Settings, logger: Logger): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings, logger, [HttpModule, WorkerModule, OpsModule]),
    createHttpAdapter(logger, settings.REQUEST_TIMEOUT_SECONDS),
    { logger: new NestLogger(logger), bodyParser: false, abortOnError: false },
  );
  await app.get(HttpModule).serve(app);
  return app;
}
