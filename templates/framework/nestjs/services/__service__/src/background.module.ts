import { Inject, Module } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { startOpsServer } from '@repo/platform/observability';
import type { OpsServer } from '@repo/platform/observability';
import { Features, PLATFORM } from './platform.module.js';
import type { Platform } from './platform.js';
import { shutDown } from './shutdown.js';
import { startWorker } from './worker.js';
import type { Worker } from './worker.js';

/** Runs the background work if the role includes it, and serves metrics on a separate port if one is configured. */
@Module({})
export class BackgroundModule implements OnApplicationBootstrap, OnApplicationShutdown {
  private worker: Worker | undefined;
  private ops: OpsServer | undefined;

  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    private readonly features: Features,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { settings, metrics, logger } = this.platform;
    if (settings.ROLE !== 'api') this.worker = await startWorker(this.platform, this.features.all);
    if (settings.OPS_PORT === undefined) return;
    const address = { host: settings.HOST, port: settings.OPS_PORT };
    this.ops = await startOpsServer(metrics, address, logger);
  }

  async onApplicationShutdown(): Promise<void> {
    await shutDown('worker', this.platform, () => this.worker?.stop());
    await shutDown('operations', this.platform, () => this.ops?.close());
  }
}
