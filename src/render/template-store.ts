import { readdir, readFile } from 'node:fs/promises';
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
export async function readTemplates(root: string, folders: Iterable<string>): Promise<TemplateStore> {
  const entries = await Promise.all(
    [...new Set(folders)].map(async (folder) => [folder, await readFolder(join(root, folder))] as const),
  );
  return new Map(entries);
}

async function readFolder(folder: string): Promise<Template[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const file = join(entry.parentPath, entry.name);
        const relative = file.slice(folder.length + 1).replaceAll('\\', '/');
        const source = (await readFile(file, 'utf8')).replaceAll('\r\n', '\n');
        return { path: destinationOf(relative), source, filled: relative.endsWith('.hbs') };
      }),
  );
}

/** npm leaves `.gitignore` and `.npmrc` out of packages, so a leading `_` stands for the dot of every dot-file. */
function destinationOf(relative: string): string {
  return relative
    .replace(/\.hbs$/, '')
    .split('/')
    .map((part) => part.replace(/^_(?!_)/, '.'))
    .join('/');
}
