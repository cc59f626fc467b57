import { Inject, Module } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { stopServer } from '@repo/platform/http';
import { configureServer } from '@repo/platform/server';
import { createHttpConventions } from './http-conventions.js';
import { Authenticate, AuthModule } from './modules/auth/index.js';
import { Features, PLATFORM } from './platform.module.js';
import type { Platform } from './platform.js';
import { shutDown } from './shutdown.js';

/** The HTTP layer of the service: the controllers of all modules under one set of conventions. */
@Module({ imports: [AuthModule, DiscoveryModule] })
export class HttpModule implements BeforeApplicationShutdown {
  private stopRequests = async (): Promise<void> => {};

  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    private readonly features: Features,
    private readonly authenticate: Authenticate,
    private readonly discovery: DiscoveryService,
  ) {}

  /** Call it before `init`: all modules exist, and no route does. */
  async serve(app: NestFastifyApplication): Promise<void> {
    const { settings } = this.platform;
    const conventions = createHttpConventions(this.platform, this.features.all);
    this.stopRequests = async () => {
      conventions.health.drain();
      await stopServer(app.getHttpServer(), settings);
    };
    if (settings.ROLE === 'worker') this.removeControllers();
    await configureServer(app, conventions, (accessToken) => this.authenticate.execute(accessToken));
  }

  /** A worker serves only health and metrics. */
  private removeControllers(): void {
    for (const { host, token } of this.discovery.getControllers()) host?.controllers.delete(token);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await shutDown('requests', this.platform, this.stopRequests);
  }
}
