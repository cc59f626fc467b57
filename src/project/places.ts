/** Stands for the name of a service in the paths of templates, and in keys and values of contributions. */
export const servicePlaceholder = '__service__';

/** Returns a path or another text for the service with this name. */
export function inService(text: string, name: string): string {
  return text.replaceAll(servicePlaceholder, name);
}

/** Returns the folder of a service, relative to the project. */
export function folderOf(service: string): string {
  return `services/${service}`;
}

/** Returns the folder that holds the module folders of a service, relative to the project. */
export function modulesFolderOf(service: string): string {
  return `${folderOf(service)}/src/modules`;
}

/** The metadata of a generated project. */
export const provenanceFolder = '.enterprise';
/** Contains a record per service, and a folder per service with a record per module. */
export const recordsFolder = `${provenanceFolder}/services`;

/** Returns the path of the record of a service. */
export function serviceRecordOf(service: string): string {
  return `${recordsFolder}/${service}.json`;
}

/** Returns the path of the record of a module. */
export function moduleRecordOf(service: string, module: string): string {
  return `${recordsFolder}/${service}/${module}.json`;
}

/** Returns the path of the base file of an added module. @param record the path of its record */
export function moduleBaseOf(record: string): string {
  return record.replace(/\.json$/, '.base.jsonl');
}

export function isModuleBase(path: string): boolean {
  return path.endsWith('.base.jsonl');
}

/** Returns the path of a service's access policy, relative to the project. */
export function accessFileOf(service: string): string {
  return `${folderOf(service)}/src/access.ts`;
}
