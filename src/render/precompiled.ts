/**
 * Templates that were compiled when the package was built, by the hash of their source: the build puts them here. One
 * that is missing, as all are when the sources run, is compiled when it is filled.
 */
export const precompiled: ReadonlyMap<string, TemplateSpecification> = new Map();
