import { Inject, Module } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { startOpsServer } from '@repo/platform/observability';
import type { OpsServer } from '@repo/platform/observability';
import { PLATFORM } from './platform.module.js';
import type { Platform } from './platform.js';
import { shutDown } from './shutdown.js';

/** Serves metrics on a separate port if one is configured. */
@Module({})
export class OpsModule implements OnApplicationBootstrap, OnApplicationShutdown {
  private server: OpsServer | undefined;

  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  async onApplicationBootstrap(): Promise<void> {
    const { settings, metrics, logger } = this.platform;
    if (settings.OPS_PORT === undefined) return;
    const address = { host: settings.HOST, port: settings.OPS_PORT };
    this.server = await startOpsServer(metrics, address, logger);
  }

  async onApplicationShutdown(): Promise<void> {
    await shutDown('operations', this.platform, () => this.server?.close());
  }
}
