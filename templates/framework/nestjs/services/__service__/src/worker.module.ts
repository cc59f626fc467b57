import { Inject, Module } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { PLATFORM } from './platform.module.js';
import type { Platform } from './platform.js';
import { Features } from './registry.module.js';
import { shutDown } from './shutdown.js';
import { startWorker } from './worker.js';
import type { Worker } from './worker.js';

/** Runs the background work if the role includes it. */
@Module({})
export class WorkerModule implements OnApplicationBootstrap, OnApplicationShutdown {
  private worker: Worker | undefined;

  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    private readonly features: Features,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.platform.settings.ROLE === 'api') return;
    this.worker = await startWorker(this.platform, this.features.all);
  }

  async onApplicationShutdown(): Promise<void> {
    await shutDown('worker', this.platform, () => this.worker?.stop());
  }
}
