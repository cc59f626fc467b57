/**
 * Composition roots with the modules of a new service, by the key of their registration. The build replaces this module;
 * others are edited when they are needed.
 */
export const registered: ReadonlyMap<string, string> = new Map();
