/**
 * Compiled templates, by the hash of their source. The build replaces this module. Other templates, such as all of
 * them when running from source, are compiled when they are rendered.
 */
export const precompiled: ReadonlyMap<string, TemplateSpecification> = new Map();
