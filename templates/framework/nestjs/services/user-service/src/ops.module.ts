import { Inject, Module } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { startOpsServer } from '@repo/platform/observability';
import type { OpsServer } from '@repo/platform/observability';
import { PLATFORM } from './platform.module.js';
import type { Platform } from './platform.js';

/** Measurements on a port of their own, where there is one. */
@Module({})
export class OpsModule implements OnApplicationBootstrap, OnApplicationShutdown {
  private server: OpsServer | undefined;

  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  async onApplicationBootstrap(): Promise<void> {
    const { settings, metrics } = this.platform;
    if (settings.OPS_PORT === undefined) return;
    this.server = await startOpsServer(metrics, { host: settings.HOST, port: settings.OPS_PORT });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.server?.close();
  }
}
