import { isAdded, modulesOf } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import { wiringOf } from './wiring.js';

/**
 * Returns the content of each wired file with every added module wired, by path.
 * @param generated returns the generated content of a file, without added modules
 * @param contentAt returns the content of a file that a wired file may import; `null` when it does not exist
 */
export function wiredContents(
  spec: ProjectSpec,
  generated: (path: string) => string | undefined,
  contentAt: (path: string) => string | null,
): ReadonlyMap<string, string> {
  const contents = new Map<string, string>();
  for (const module of modulesOf(spec).filter(isAdded)) {
    for (const { path, ensure } of wiringOf(module, spec.answers)) {
      const content = contents.get(path) ?? generated(path);
      if (content !== undefined) contents.set(path, ensure(content, contentAt).text);
    }
  }
  return contents;
}
