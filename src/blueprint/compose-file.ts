import type { ComposeService } from '../options/contribution.js';
import type { TreeFile } from '../tree/tree.js';
import { sortKeys } from './merge.js';
import { yamlFile } from './yaml-file.js';

/** Returns `compose.yaml` with every contributed service and volume. */
export function composeFile(
  projectName: string,
  services: Readonly<Record<string, ComposeService>>,
  volumes: readonly string[],
): TreeFile {
  return yamlFile({
    name: projectName,
    services: sortKeys(services),
    ...(volumes.length > 0 && { volumes: Object.fromEntries(volumes.toSorted().map((name) => [name, {}])) }),
  });
}
