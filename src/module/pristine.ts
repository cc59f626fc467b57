import { contentInBase } from '../provenance/base.js';
import { baseFile } from '../provenance/manifest.js';
import type { Lock, Manifest } from '../provenance/manifest.js';
import { wiringOf } from './wiring.js';

/**
 * The content of each wired file as it was generated, with every added module wired. It follows from the records of the
 * modules, so that branches that add some have nothing to merge.
 * @param contentAt what a file holds; `null` when there is none
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
