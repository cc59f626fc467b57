import { contentInBase } from '../provenance/base.js';
import { baseFile } from '../provenance/manifest.js';
import type { Lock, Manifest } from '../provenance/manifest.js';
import { wiringOf } from './wiring.js';

/**
 * Returns the generated content of each wired file, with every added module wired. It is computed from the module records
 * instead of being stored, so that branches that add modules merge without a conflict.
 * @param contentAt returns the content of a file; `null` when it does not exist
 */
export function wiredContents(
  { modules, answers }: Manifest,
  { files }: Lock,
  contentAt: (path: string) => string | null,
): ReadonlyMap<string, string> {
  const base = contentAt(baseFile) ?? '';
  const contents = new Map<string, string>();
  for (const module of modules.filter(({ definition }) => definition !== undefined)) {
    for (const { path, ensure } of wiringOf(module, answers)) {
      const content = contents.get(path) ?? contentInBase(base, files[path]?.hash ?? '');
      if (content !== undefined) contents.set(path, ensure(content, contentAt).text);
    }
  }
  return contents;
}
