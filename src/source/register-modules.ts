import type { CompositionRoot } from '../options/descriptor.js';
import { composedModule } from './compose-function.js';
import { ensureFacts } from './edit.js';
import type { Fact } from './edit.js';
import { decoratedModule } from './module-decorator.js';

/** A module as the composition root sees it. */
export interface ModuleWiring {
  name: string;
  /** Modules that this one uses, in order. */
  needs: readonly string[];
  /** Where it goes; `by name` unless it is said. */
  place?: 'by name' | 'last';
}

const shapes: Readonly<Record<CompositionRoot['shape'], (wiring: ModuleWiring) => Fact>> = {
  'compose function': composedModule,
  'module decorator': decoratedModule,
};

/**
 * Ensures that the composition root makes these modules and lists them, in this order: running it again changes nothing.
 * @param text the source of the composition root
 * @throws EditRefused when the file has no longer the shape that says where a module goes
 */
export function registerModules(
  text: string,
  wirings: readonly ModuleWiring[],
  root: CompositionRoot['shape'],
): string {
  const last = wirings.map((wiring) => ({ ...wiring, place: 'last' as const }));
  return ensureFacts(text, last.map(shapes[root]));
}

/** That the composition root makes a module and lists it. */
export function moduleFact(wiring: ModuleWiring, root: CompositionRoot['shape']): Fact {
  return shapes[root](wiring);
}
