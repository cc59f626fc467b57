import type { CompositionRoot } from '../options/descriptor.js';
import { hashOf } from '../tree/files.js';
import { composedModule } from './compose-function.js';
import { ensureFacts } from './edit.js';
import type { Fact } from './edit.js';
import { decoratedModule } from './module-decorator.js';
import { registered } from './registered.js';

/** A module in the composition root. */
export interface ModuleWiring {
  name: string;
  /** The modules that its factory takes, in order. */
  needs: readonly string[];
  /** The place in the list; `by name` by default. */
  place?: 'by name' | 'last';
}

const shapes: Readonly<Record<CompositionRoot['shape'], (wiring: ModuleWiring) => Fact>> = {
  'compose function': composedModule,
  'module decorator': decoratedModule,
};

/**
 * Returns the source with modules that are created and listed in this order. Idempotent.
 * @param text the source of the composition root
 * @throws EditRefused when an edit cannot be applied safely
 */
export function registerModules(
  text: string,
  wirings: readonly ModuleWiring[],
  root: CompositionRoot['shape'],
): string {
  const last = wirings.map(({ name, needs }) => ({ name, needs, place: 'last' as const }));
  return registered.get(registrationKey(text, wirings, root)) ?? ensureFacts(text, last.map(shapes[root]));
}

/** Returns the key of a registration: equal arguments have equal keys. */
export function registrationKey(
  text: string,
  wirings: readonly ModuleWiring[],
  root: CompositionRoot['shape'],
): string {
  return hashOf(JSON.stringify([text, wirings.map(({ name, needs }) => [name, needs]), root]));
}

/** Returns the fact that the composition root creates a module and lists it. */
export function moduleFact(wiring: ModuleWiring, root: CompositionRoot['shape']): Fact {
  return shapes[root](wiring);
}
