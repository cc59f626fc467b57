import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file below a choice's template folder. */
export interface Template {
  /** Where it goes in the project. */
  path: string;
  source: string;
  /** Whether it has values to fill; any other file is copied as it stands. */
  filled: boolean;
}

/** The templates of each folder that was asked for, by folder. */
export type TemplateStore = ReadonlyMap<string, readonly Template[]>;

/**
 * Reads template folders.
 * @param root the `templates` folder
 * @param folders paths below it, such as `database/sqlite`
 * @throws when a folder does not exist
 */
export function readTemplates(root: string, folders: Iterable<string>): TemplateStore {
  return new Map([...new Set(folders)].map((folder) => [folder, readFolder(join(root, folder))]));
}

function readFolder(folder: string): Template[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const relative = file.slice(folder.length + 1).replaceAll('\\', '/');
      const source = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
      return { path: destinationOf(relative), source, filled: relative.endsWith('.hbs') };
    });
}

/** npm leaves `.gitignore` and `.npmrc` out of packages, so a leading `_` stands for the dot of every dot-file. */
function destinationOf(relative: string): string {
  return relative
    .replace(/\.hbs$/, '')
    .split('/')
    .map((part) => part.replace(/^_(?!_)/, '.'))
    .join('/');
}
