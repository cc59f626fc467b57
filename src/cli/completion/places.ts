import type { CommandDescription, Expected } from './description.js';

/** A command and the words that lead to it from the program: none, or each with a blank before it. */
export interface Place {
  path: string;
  command: CommandDescription;
}

/** The program and every command below it. */
export function placesOf(command: CommandDescription, path = ''): Place[] {
  return [
    { path, command },
    ...command.commands.flatMap((inner) => placesOf(inner, `${path} ${inner.name}`)),
  ];
}

/** Every option that takes a value, by its name after the path of its command. */
export function valuesOf(places: readonly Place[]): { key: string; value: Expected }[] {
  return places.flatMap(({ path, command }) =>
    command.options.flatMap(({ names, value }) =>
      value ? names.map((name) => ({ key: `${path} ${name}`, value })) : [],
    ),
  );
}
