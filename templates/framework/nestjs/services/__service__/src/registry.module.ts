import { Global, Injectable, Module } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Feature } from './feature.js';

/** A module that contributes a feature to the service. */
export abstract class FeatureModule {
  abstract readonly feature: Feature;
}

/** Collects the features of all modules, for migrations, seeds, background work and the API description. */
@Injectable()
export class Features {
  constructor(private readonly modules: ModulesContainer) {}

  /** In import order; complete when Nest has instantiated all modules. */
  get all(): readonly Feature[] {
    return [...this.modules.values()].flatMap(({ instance }) =>
      instance instanceof FeatureModule ? [instance.feature] : [],
    );
  }
}

@Global()
@Module({ providers: [Features], exports: [Features] })
export class RegistryModule {}
