import { Global, Injectable, Module } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Feature } from './feature.js';

/** A module that says what it brings to the service. */
export abstract class FeatureModule {
  abstract readonly feature: Feature;
}

/** What all modules bring, for whoever migrates, seeds, works in the background or describes the API. */
@Injectable()
export class Features {
  constructor(private readonly modules: ModulesContainer) {}

  /** In the order in which the modules are imported; complete as soon as Nest has made them all. */
  get all(): readonly Feature[] {
    return [...this.modules.values()].flatMap(({ instance }) =>
      instance instanceof FeatureModule ? [instance.feature] : [],
    );
  }
}

@Global()
@Module({ providers: [Features], exports: [Features] })
export class RegistryModule {}
