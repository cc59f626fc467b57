import type { CommandDescription, Expected } from './description.js';

/** A command and its path: the names of the commands that lead to it, each preceded by a space. */
export interface Place {
  path: string;
  command: CommandDescription;
}

/** Returns the program and all its commands, at every depth. */
export function placesOf(command: CommandDescription, path = ''): Place[] {
  return [
    { path, command },
    ...command.commands.flatMap((inner) => placesOf(inner, `${path} ${inner.name}`)),
  ];
}

/** Returns every option that takes a value; the key is the path of its command, a space and its name. */
export function valuesOf(places: readonly Place[]): { key: string; value: Expected }[] {
  return places.flatMap(({ path, command }) =>
    command.options.flatMap(({ names, value }) =>
      value ? names.map((name) => ({ key: `${path} ${name}`, value })) : [],
    ),
  );
}
