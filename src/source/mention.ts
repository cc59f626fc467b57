import type { SourceFile } from 'ts-morph';
import { originOf, readImport } from './origin.js';
import type { Origin } from './origin.js';

const maxFiles = 60;
const relativeImports = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.{1,2}\/[^'"]*)['"]/g;
/** Imports that are resolved at runtime, without a name in the source. */
const computedImport = /\bimport\(\s*(?!['"])|\bimport\.meta\.glob\b|\brequire\(\s*(?!['"])/;

/**
 * Returns whether a file or its imports contain a name, or a computed import that may lead to it.
 * @param except the folder whose files are skipped
 */
export function mightMention(file: SourceFile, name: string, except: string): boolean {
  const pattern = new RegExp(String.raw`(^|[^\w$])${name}($|[^\w$])`);
  const origin = originOf(file);
  const queue: (Partial<Origin> & { text: string })[] = [{ ...origin, text: file.getFullText() }];
  const seen = new Set<string | undefined>([origin?.path]);
  for (const { path, contentAt, text } of queue) {
    if (pattern.test(text) || computedImport.test(text)) return true;
    if (path === undefined || contentAt === undefined) continue;
    for (const [, specifier = ''] of text.matchAll(relativeImports)) {
      const found = readImport({ path, contentAt }, specifier);
      if (!found || seen.has(found.path) || found.path.includes(except)) continue;
      seen.add(found.path);
      if (queue.length < maxFiles) queue.push(found);
    }
  }
  return false;
}
