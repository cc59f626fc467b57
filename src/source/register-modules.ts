import type { SourceFile } from 'ts-morph';
import type { CompositionRoot } from '../options/descriptor.js';
import { composeFunction } from './compose-function.js';
import { moduleDecorator } from './module-decorator.js';
import { commentsOf, parse, styleOf, syntaxErrors } from './parse.js';
import { insertAll } from './spans.js';
import type { Insertion, SourceStyle } from './spans.js';

/** A module as the composition root sees it. */
export interface ModuleWiring {
  name: string;
  /** Modules that this one uses, in order. */
  needs: readonly string[];
}

/** How a composition root looks, and where in it a module goes. */
export interface RootShape {
  /** @throws EditRefused when the file has no longer the shape that says where a module goes */
  insertions(file: SourceFile, style: SourceStyle, wiring: ModuleWiring): Insertion[];
  isRegistered(file: SourceFile, wiring: ModuleWiring): boolean;
}

const shapes: Readonly<Record<CompositionRoot['shape'], RootShape>> = {
  'compose function': composeFunction,
  'module decorator': moduleDecorator,
};

/**
 * Ensures that the composition root makes these modules and lists them: running it again changes nothing.
 * @param text the source of the composition root
 * @throws EditRefused when the file has no longer the shape that says where a module goes
 */
export function registerModules(
  text: string,
  wirings: readonly ModuleWiring[],
  root: CompositionRoot['shape'],
): string {
  const shape = shapes[root];
  let [current, file] = [text, parse(text)];
  for (const wiring of wirings) {
    const edited = insertAll(current, shape.insertions(file, styleOf(file), wiring));
    if (edited === current) continue;
    const after = parse(edited);
    verify(file, after, wiring, shape);
    [current, file] = [edited, after];
  }
  return current;
}

function verify(before: SourceFile, after: SourceFile, wiring: ModuleWiring, shape: RootShape): void {
  const errors = syntaxErrors(after);
  if (errors.length > 0) throw new Error(`Registering ${wiring.name} broke the syntax: ${errors[0]}`);
  const comments = commentsOf(after);
  const lost = commentsOf(before).find((comment) => {
    const index = comments.indexOf(comment);
    if (index !== -1) comments.splice(index, 1);
    return index === -1;
  });
  if (lost !== undefined) throw new Error(`Registering ${wiring.name} lost the comment ${lost}`);
  if (!shape.isRegistered(after, wiring)) {
    throw new Error(`Registering ${wiring.name} did not put it into the list`);
  }
}
