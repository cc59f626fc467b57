import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Returns the kind, mode and content of everything below a folder, by path. */
export async function snapshotOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const all = entries.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const key = path.slice(folder.length + 1);
    if (entry.isSymbolicLink()) return [key, `link to ${await readlink(path)}`];
    const mode = ((await stat(path)).mode & 0o777).toString(8);
    return [key, entry.isDirectory() ? `folder ${mode}` : `${mode} ${await readFile(path, 'utf8')}`];
  });
  return Object.fromEntries(await Promise.all(all)) as Record<string, string>;
}
