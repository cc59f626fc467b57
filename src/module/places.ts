/** The folder of the service in templates and in new projects. */
export const service = 'user-service';

/** A path of a template, or of a new project, in a service of another name. */
export function inService(path: string, name: string): string {
  return path.replace(`services/${service}/`, `services/${name}/`);
}

/** The folder of a service's modules, a folder each, relative to the project. */
export function modulesFolderOf(name: string): string {
  return `services/${name}/src/modules`;
}

/** The file of a service that knows every permission, and the roles that have it. */
export function accessFileOf(name: string): string {
  return `services/${name}/src/access.ts`;
}
