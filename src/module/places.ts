/** The service that modules are added to: templates are made for it alone. */
export const service = 'user-service';

/** Where its modules stand, a folder each, relative to the project. */
export const modulesFolder = `services/${service}/src/modules`;

/** What knows every permission, and the roles that have it. */
export const accessFile = `services/${service}/src/access.ts`;
