import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file in a template folder. */
export interface Template {
  /** The destination path in the project. */
  path: string;
  source: string;
  /** Whether the file is rendered; other files are copied unchanged. */
  filled: boolean;
}

/** The templates, by template folder. */
export type TemplateStore = ReadonlyMap<string, readonly Template[]>;

/**
 * Returns the templates of the given folders.
 * @param root the `templates` folder
 * @param folders paths relative to `root`, such as `database/sqlite`
 * @param optional paths of folders that need not exist, and have no templates then
 * @throws Error (`ENOENT`) when a folder does not exist
 */
export function readTemplates(
  root: string,
  folders: Iterable<string>,
  optional: Iterable<string> = [],
): TemplateStore {
  const absent = [...optional].filter((folder) => !existsSync(join(root, folder)));
  const all = new Set([...folders, ...optional]);
  return new Map(
    [...all].map((folder) => [folder, absent.includes(folder) ? [] : readFolder(join(root, folder))]),
  );
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

/** npm omits `.gitignore` and `.npmrc` from packages, so template names use a leading `_` instead of a dot. */
function destinationOf(relative: string): string {
  return relative
    .replace(/\.hbs$/, '')
    .split('/')
    .map((part) => part.replace(/^_(?!_)/, '.'))
    .join('/');
}
