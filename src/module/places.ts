/** The folder of the service in the templates and in new projects. */
export const service = 'user-service';

/** Returns a path of a template or of a new project, moved into a service with another name. */
export function inService(path: string, name: string): string {
  return path.replace(`services/${service}/`, `services/${name}/`);
}

/** Returns the folder that holds the module folders of a service, relative to the project. */
export function modulesFolderOf(name: string): string {
  return `services/${name}/src/modules`;
}

/** Returns the path of a service's access policy, relative to the project. */
export function accessFileOf(name: string): string {
  return `services/${name}/src/access.ts`;
}
